import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import { TokenWorld, says, tokenServer } from '../credentials/testing/token-world';
import { readServiceAccount } from './service-account';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pemOf = (key: typeof privateKey): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const file = {
  ...{ type: 'service_account', project_id: 'p', private_key_id: 'key-1', private_key: pemOf(privateKey) },
  ...{ client_email: 'relay@p.iam.gserviceaccount.com', client_id: '1', universe_domain: 'googleapis.com' },
  token_uri: 'https://oauth2.googleapis.com/token',
};
const stored = readServiceAccount({ serviceAccount: file });

describe('readServiceAccount', () => {
  it('keeps of a key file what is needed', () => {
    expect(stored).toEqual({
      kind: 'google-service-account',
      ...{ clientEmail: file.client_email, privateKey: file.private_key, privateKeyId: 'key-1' },
      tokenUri: file.token_uri,
    });
  });

  it.each([
    ['', undefined],
    ['.type', { ...file, type: 'authorized_user' }],
    ['.client_email', { ...file, client_email: 7 }],
    ['.private_key', { ...file, private_key: 'no key' }],
    ['.private_key', { ...file, private_key: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' }],
    ['.private_key', { ...file, private_key: pemOf(elliptic) }],
    ['.token_uri', { ...file, token_uri: 'https://evil.example/token' }],
    ['.token_uri', { ...file, token_uri: 'http://oauth2.googleapis.com/token' }],
    ['.token_uri', { ...file, token_uri: 'https://googleapis.com.evil.example/token' }],
    ['.token_uri', { ...file, token_uri: 'http://10.0.0.1/token' }],
  ])('names the member that is wrong: serviceAccount%s', (field, serviceAccount) => {
    const read = (): unknown => readServiceAccount({ serviceAccount });
    expect(read).toThrow(InvalidCredentials);
    expect(read).toThrow(`credentials.serviceAccount${field} `);
  });

  it('takes a token endpoint on this machine', () => {
    const token_uri = 'http://127.0.0.1:3900/token';
    expect(readServiceAccount({ serviceAccount: { ...file, token_uri } }).tokenUri).toBe(token_uri);
  });
});

describe('the grant of a service account', () => {
  it('signs who it is, what it wants and until when', async () => {
    const world = new TokenWorld(tokenServer());
    expect(await world.token(stored)).toBe('token-1');
    const { request, fields } = world.requests[0] ?? {};
    expect(request?.url).toBe(file.token_uri);
    expect(fields?.grant_type).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const currentDate = new Date(world.now);
    const { payload, protectedHeader } = await jwtVerify(fields?.assertion ?? '', publicKey, { currentDate });
    const iat = world.now / 1_000;
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
    expect(payload).toEqual({
      ...{ iss: file.client_email, aud: file.token_uri, scope: 'the-scope', iat, exp: iat + 3_600 },
    });
  });

  it('tries once more a minute back where the clocks differ', async () => {
    const error_description =
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe';
    const world = new TokenWorld(() => says(400, { error: 'invalid_grant', error_description }));
    await expect(world.token(stored)).rejects.toMatchObject({ code: 'invalid_grant' });
    const issued = world.requests.map(({ fields }) => issuedAt(fields.assertion ?? ''));
    expect(issued).toEqual([world.now / 1_000, world.now / 1_000 - 60]);
  });

  it('tries no more than once where the key is not known', async () => {
    const answer = { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' };
    const world = new TokenWorld(() => says(400, answer));
    await expect(world.token(stored)).rejects.toMatchObject({ description: 'Invalid JWT Signature.' });
    expect(world.requests).toHaveLength(1);
  });

  it('says nothing of a key that cannot be used', async () => {
    const world = new TokenWorld(tokenServer());
    const error: unknown = await world.token({ ...stored, privateKey: 'SECRET' }).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ name: 'CredentialsRefused', code: 'invalid_key' });
    expect(String(error)).not.toContain('SECRET');
  });
});

function issuedAt(assertion: string): unknown {
  const claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as { iat?: unknown };
  return claims.iat;
}
