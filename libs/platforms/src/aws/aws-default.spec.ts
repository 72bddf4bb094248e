import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAwsDefault } from './aws-default';

describe('createAwsDefault', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('finds the keys of the environment, and says when they end', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOFTHEPROCESS');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-the-process');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session-of-the-process');
    vi.stubEnv('AWS_CREDENTIAL_EXPIRATION', '2036-11-21T10:00:00Z');
    vi.stubEnv('AWS_PROFILE', undefined);
    const awsDefault = createAwsDefault();
    const keys = {
      ...{ kind: 'aws-keys', accessKeyId: 'AKIAOFTHEPROCESS', secretAccessKey: 'secret-of-the-process' },
      ...{ sessionToken: 'session-of-the-process', expiresAt: Date.parse('2036-11-21T10:00:00Z') },
    };
    expect(await awsDefault(false)).toEqual(keys);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOFLATER');
    expect(await awsDefault(false)).toEqual(keys);
    expect(await awsDefault(true)).toEqual({ ...keys, accessKeyId: 'AKIAOFLATER' });
  });

  it('says where there is nothing', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere/credentials');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere/config');
    await expect(createAwsDefault()(false)).rejects.toThrow(Error);
  });
});
