import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Clock } from '@app/common';
import { AccessTokens } from '../tokens/access-tokens';
import { RelayTokens } from './relay-tokens';

const START = Date.parse('2026-11-21T00:00:00Z');
const secret = Buffer.alloc(32, 'signing secret');
const claims = { userId: 'usr_1', keyId: 'key_1', epoch: 3 };

class StillClock implements Clock {
  time = START;
  now = (): number => this.time;
  monotonic = (): number => this.time;
}

describe('RelayTokens', () => {
  it('reads back what it signed, and says nothing of rights', async () => {
    const tokens = new RelayTokens([secret], new StillClock());
    const token = await tokens.sign(claims);
    expect(await tokens.verify(token)).toEqual(claims);
    expect(Object.keys(decodeJwt(token)).sort()).toEqual(['aud', 'epoch', 'exp', 'iat', 'iss', 'key', 'sub']);
  });

  it('forgets a token that it remembers as soon as its hour is over, and one minute for clocks that are apart', async () => {
    const clock = new StillClock();
    const tokens = new RelayTokens([secret], clock);
    const token = await tokens.sign(claims);
    expect(await tokens.verify(token)).toEqual(claims);
    clock.time = START + 3_659_000;
    expect(await tokens.verify(token)).toEqual(claims);
    clock.time = START + 3_661_000;
    expect(await tokens.verify(token)).toBeUndefined();
    expect(await new RelayTokens([secret], clock).verify(token)).toBeUndefined();
  });

  it('takes no other text for a token that it remembers', async () => {
    const tokens = new RelayTokens([secret], new StillClock());
    const token = await tokens.sign(claims);
    await tokens.verify(token);
    const [header = '', payload = '', signature = ''] = token.split('.');
    for (const text of [
      `${header}.${payload}.${signature.slice(0, -2)}`,
      `${header}.${payload}.`,
      ` ${token}`,
      `${token}.`,
    ])
      expect(await tokens.verify(text)).toBeUndefined();
  });

  it('verifies with the former secret and never signs with it', async () => {
    const clock = new StillClock();
    const former = Buffer.alloc(32, 'former');
    const token = await new RelayTokens([former], clock).sign(claims);
    const both = new RelayTokens([secret, former], clock);
    expect(await both.verify(token)).toEqual(claims);
    expect(await new RelayTokens([former], clock).verify(await both.sign(claims))).toBeUndefined();
    expect(await new RelayTokens([secret], clock).verify(token)).toBeUndefined();
  });

  it('is no token of the console, though both are signed with the same secret', async () => {
    const clock = new StillClock();
    const tokens = new RelayTokens([secret], clock);
    const access = new AccessTokens(secret, clock);
    expect(await tokens.verify(await access.sign({ userId: 'usr_1', sessionId: 'ses_1', epoch: 3 }))).toBeUndefined();
    expect(await access.verify(await tokens.sign(claims))).toBeUndefined();
  });

  it('knows a token that says it is one from any other text', async () => {
    const tokens = new RelayTokens([secret], new StillClock());
    const foreign = await new RelayTokens([Buffer.alloc(32, 'x')], new StillClock()).sign(claims);
    expect(tokens.claimsToBeOne(foreign)).toBe(true);
    for (const text of ['', 'a.b.c', 'e30.e30.x', 'sk-ant-api03-x']) expect(tokens.claimsToBeOne(text)).toBe(false);
  });
});
