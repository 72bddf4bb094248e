import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Clock } from '@app/common';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens';

const claims = { userId: 'usr_1', sessionId: 'ses_1', epoch: 3 };
const [former, current, foreign] = ['former', 'current', 'foreign'].map((text) => Buffer.alloc(32, text)) as [
  Buffer,
  Buffer,
  Buffer,
];
const clock: Clock & { time: number } = { time: Date.parse('2026-11-21'), now: () => clock.time, monotonic: () => 0 };
const before = new AccessTokens(former, clock);
const during = new AccessTokens(current, clock, former);
const after = new AccessTokens(current, clock);

describe('AccessTokens whose secret is replaced', () => {
  it('take tokens of the former secret until they expire', async () => {
    const token = await before.sign(claims);
    expect(await during.verify(token)).toMatchObject(claims);
    clock.time += (ACCESS_TOKEN_SECONDS + 61) * 1_000;
    expect(await during.verify(token)).toBeUndefined();
  });

  it('sign with the new one only', async () => {
    const token = await during.sign(claims);
    expect(await after.verify(token)).toMatchObject(claims);
    expect(await before.verify(token)).toBeUndefined();
  });

  it('take no token of the former secret once that is gone', async () => {
    expect(await after.verify(await before.sign(claims))).toBeUndefined();
  });

  it('refuse a token that claims a key id and was signed by another key', async () => {
    const ids = [before, during].map(async (tokens) => decodeProtectedHeader(await tokens.sign(claims)).kid);
    const [formerId, currentId] = (await Promise.all(ids)) as [string, string];
    expect(formerId).not.toBe(currentId);
    const foreignToken = await new AccessTokens(foreign, clock).sign(claims);
    for (const kid of [formerId, currentId, `${currentId} `, currentId.slice(0, -1), '__proto__', 'constructor']) {
      const [, payload = '', signature = ''] = foreignToken.split('.');
      const header = { ...decodeProtectedHeader(foreignToken), kid };
      const forged = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.${signature}`;
      expect(await during.verify(forged)).toBeUndefined();
      const signed = new SignJWT(decodeJwt(foreignToken)).setProtectedHeader({ ...header, alg: 'HS256' }).sign(foreign);
      expect(await during.verify(await signed)).toBeUndefined();
    }
  });

  it('refuse a token of the one key under the id of the other', async () => {
    const [ofFormer, ofCurrent] = [await before.sign(claims), await after.sign(claims)];
    const swapped = `${ofCurrent.split('.')[0] ?? ''}.${ofFormer.split('.').slice(1).join('.')}`;
    expect(await during.verify(swapped)).toBeUndefined();
  });
});
