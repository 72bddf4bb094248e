import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childEnvironment, readSupervisorSettings } from './read-supervisor-settings';

describe('readSupervisorSettings', () => {
  it('needs nothing at all', () => {
    expect(readSupervisorSettings({})).toEqual({
      dataDirectory: resolve('data'),
      redisUrl: undefined,
      redisServer: 'redis-server',
      redisFsync: 'everysec',
      bringsMasterKeys: false,
      bringsJwtSecret: false,
      bringsSandbox: false,
      drainTimeoutMs: 120_000,
    });
  });

  it('knows a secret that was brought along in either form', () => {
    const settings = readSupervisorSettings({ MASTER_KEYS: 'anything', JWT_SECRET_FILE: '/run/secrets/jwt' });
    expect(settings).toMatchObject({ bringsMasterKeys: true, bringsJwtSecret: true });
  });

  it('refuses a way of syncing that Redis has not', () => {
    expect(() => readSupervisorSettings({ REDIS_FSYNC: 'no' })).toThrow('REDIS_FSYNC must be one of everysec, always');
  });
});

describe('childEnvironment', () => {
  it('replaces both forms of a variable and keeps everything else', () => {
    const own = { PATH: '/bin', REDIS_URL_FILE: '/old', SANDBOX_URL: 'http://old', MASTER_KEYS: '' };
    const values = { REDIS_URL: 'unix:///new', MASTER_KEYS_FILE: '/keys' };
    expect(childEnvironment(values, own)).toEqual({ PATH: '/bin', SANDBOX_URL: 'http://old', ...values });
  });
});
