import { createHmac, hkdfSync } from 'node:crypto';
import {
  CompactEncrypt,
  SignJWT,
  UnsecuredJWT,
  base64url,
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  generateKeyPair,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { AccessTokens } from './access-tokens';

const secret = Buffer.alloc(32, 'signing secret');
const key = new Uint8Array(hkdfSync('sha256', secret, '', 'trunkline/access-token/v1', 32));
const tokens = new AccessTokens(secret, systemClock);
const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));

let good: string;
let header: Record<string, unknown>;
let payload: string;
beforeAll(async () => {
  good = await tokens.sign({ userId: 'usr_1', sessionId: 'ses_1', epoch: 3 });
  header = { ...decodeProtectedHeader(good) };
  payload = good.split('.')[1] ?? '';
});

/** A token with the claims of a good one, any header, and the right signature over both for HMAC-SHA-256. */
function withHeader(changed: unknown, by: Uint8Array | string = key): string {
  const signed = `${typeof changed === 'string' ? changed : encode(changed)}.${payload}`;
  return `${signed}.${createHmac('sha256', by).update(signed).digest('base64url')}`;
}

describe('AccessTokens', () => {
  it('takes the token that all others here are made from', async () => {
    expect(await tokens.verify(withHeader(header))).toBeDefined();
  });

  it.each(['none', 'None', 'NONE', 'nOnE', '', ' ', 'HS256 ', ' HS256', 'hs256', 'HS1', null, 256, ['HS256'], {}])(
    'refuse the algorithm %j, with a signature and without',
    async (alg) => {
      expect(await tokens.verify(withHeader({ ...header, alg }))).toBeUndefined();
      expect(await tokens.verify(`${encode({ ...header, alg })}.${payload}.`)).toBeUndefined();
      expect(await tokens.verify(`${encode({ ...header, alg })}.${payload}`)).toBeUndefined();
    },
  );

  it('refuse a header without an algorithm, and one that says two', async () => {
    expect(await tokens.verify(withHeader({ ...header, alg: undefined }))).toBeUndefined();
    const twice = JSON.stringify(header).replace('"alg":"HS256"', '"alg":"HS256","alg":"none"');
    expect(await tokens.verify(withHeader(base64url.encode(twice)))).toBeUndefined();
  });

  it.each(['HS384', 'HS512'])('refuse %s under the right key', async (alg) => {
    const token = await new SignJWT(decodeJwt(good)).setProtectedHeader({ ...header, alg }).sign(key);
    expect(await tokens.verify(token)).toBeUndefined();
  });

  it('refuse a token that was never signed', async () => {
    expect(await tokens.verify(new UnsecuredJWT(decodeJwt(good)).encode())).toBeUndefined();
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('refuse %s, and its public key as an HMAC secret', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const token = await new SignJWT(decodeJwt(good)).setProtectedHeader({ ...header, alg }).sign(privateKey);
    expect(await tokens.verify(token)).toBeUndefined();
    const pem = await exportSPKI(publicKey);
    for (const bytes of [pem, pem.trim(), ` ${pem}`])
      expect(await tokens.verify(withHeader(header, bytes))).toBeUndefined();
  });

  it('refuse a key that the token brings along', async () => {
    const own = Buffer.alloc(32, 'a key of the caller');
    const jwk = { kty: 'oct', k: own.toString('base64url'), alg: 'HS256' };
    for (const extra of [
      { jwk },
      { jku: 'https://evil.example/keys' },
      { x5u: 'https://evil.example/x' },
      { x5c: ['AA'] },
    ]) {
      expect(await tokens.verify(withHeader({ ...header, ...extra }, own))).toBeUndefined();
      expect(await tokens.verify(withHeader({ ...header, kid: undefined, ...extra }, own))).toBeUndefined();
    }
  });

  it('refuse the empty key and other secrets that are guessed first', async () => {
    for (const guess of ['', 'secret', '\0', 'null', secret, String(header.kid)]) {
      expect(await tokens.verify(withHeader(header, guess))).toBeUndefined();
    }
  });

  it('refuse an extension that has to be understood', async () => {
    expect(await tokens.verify(withHeader({ ...header, crit: ['b64'], b64: false }))).toBeUndefined();
    expect(await tokens.verify(withHeader({ ...header, crit: ['unknown'], unknown: true }))).toBeUndefined();
    expect(await tokens.verify(withHeader({ ...header, crit: [] }))).toBeUndefined();
  });

  it('refuse an encrypted token', async () => {
    const plaintext = new TextEncoder().encode(good);
    const wrapped = await new CompactEncrypt(plaintext).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);
    expect(await tokens.verify(wrapped)).toBeUndefined();
  });

  it.each(['[]', 'null', '"HS256"', '{', '{"alg":"HS256"', '\ufeff{}'])('refuse the header %s', async (text) => {
    expect(await tokens.verify(withHeader(base64url.encode(text)))).toBeUndefined();
  });
});
