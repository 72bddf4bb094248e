import { createHmac, hkdfSync } from 'node:crypto';
import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Clock } from '@app/common';
import { AccessTokens } from './access-tokens';

const START = Date.parse('2026-11-21T00:00:00Z');
const secret = Buffer.alloc(32, 'signing secret');
const claims = { userId: 'usr_1', sessionId: 'ses_1', epoch: 3 };

class StillClock implements Clock {
  time = START;
  now = (): number => this.time;
  monotonic = (): number => this.time;
}

const key = new Uint8Array(hkdfSync('sha256', secret, '', 'trunkline/access-token/v1', 32));
const clock = new StillClock();
const tokens = new AccessTokens(secret, clock);

/** A token with our key and whatever the test wants to be wrong about it. */
async function forge(header: object = {}, payload: object = {}): Promise<string> {
  const good = await tokens.sign(claims);
  return new SignJWT({ ...decodeJwt(good), ...payload })
    .setProtectedHeader({ ...decodeProtectedHeader(good), alg: 'HS256', ...header })
    .sign(key);
}

describe('AccessTokens', () => {
  it('reads back what it signed, and keeps the role out of it', async () => {
    const token = await tokens.sign(claims);
    expect(await tokens.verify(token)).toEqual({ ...claims, expiresAt: START + 600_000 });
    expect(await tokens.verify(await forge())).toEqual({ ...claims, expiresAt: START + 600_000 });
    expect(decodeJwt(token)).not.toHaveProperty('role');
    expect(decodeJwt(token).exp).toBe(START / 1_000 + 600);
  });

  it('lets a token live ten minutes and one for clocks that are apart', async () => {
    const late = new StillClock();
    const lateTokens = new AccessTokens(secret, late);
    const token = await tokens.sign(claims);
    late.time = START + 659_000;
    expect(await lateTokens.verify(token)).toEqual({ ...claims, expiresAt: START + 600_000 });
    late.time = START + 661_000;
    expect(await lateTokens.verify(token)).toBeUndefined();
  });

  it('refuses a token of another secret', async () => {
    expect(await tokens.verify(await new AccessTokens(Buffer.alloc(32, 'x'), clock).sign(claims))).toBeUndefined();
  });

  it('refuses a token signed with the raw secret instead of the derived key', async () => {
    const good = await tokens.sign(claims);
    const [header, payload] = good.split('.');
    const signature = createHmac('sha256', secret)
      .update(`${header ?? ''}.${payload ?? ''}`)
      .digest('base64url');
    expect(await tokens.verify(`${header ?? ''}.${payload ?? ''}.${signature}`)).toBeUndefined();
  });

  it.each([
    { kid: undefined },
    { kid: '' },
    { kid: 'other' },
    { kid: '../../dev/null' },
    { typ: 'JWT' },
    { typ: undefined },
  ])('refuses the header %j', async (header) => {
    expect(await tokens.verify(await forge(header))).toBeUndefined();
  });

  it.each([
    ...[{ iss: 'other' }, { iss: undefined }, { aud: 'other' }, { aud: undefined }, { sub: undefined }, { sub: 5 }],
    ...[{ sid: undefined }, { sid: {} }, { epoch: undefined }, { epoch: '3' }, { exp: undefined }, { iat: undefined }],
    ...[{ nbf: START / 1_000 + 120 }],
  ])('refuses the claims %j', async (payload) => {
    expect(await tokens.verify(await forge({}, payload))).toBeUndefined();
  });

  it.each(['', 'a.b.c', '..', 'tl_notatoken', '{}', 'eyJ.eyJ.x'])('refuses %j', async (text) => {
    expect(await tokens.verify(text)).toBeUndefined();
  });

  it('refuses a token with any one letter changed', async () => {
    const token = await tokens.sign(claims);
    for (let index = 0; index < token.length; index += 7) {
      const letter = token[index] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, index) + letter + token.slice(index + 1);
      if (token[index] !== '.') expect(await tokens.verify(changed)).toBeUndefined();
    }
  });
});
