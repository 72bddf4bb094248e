import { describe, expect, it } from 'vitest';
import type { OauthCredentials } from './account-credentials';
import { familyOf, isSameGrant } from './same-grant';

const first: OauthCredentials = {
  ...{ kind: 'oauth', tokenUrl: 'https://auth.example/token', clientId: 'c', refreshToken: 'one', scopes: ['a'] },
};
const rotated = { ...first, refreshToken: 'two', family: familyOf(first) };

describe('isSameGrant', () => {
  it('knows refresh tokens that took the place of each other', () => {
    const again = { ...rotated, refreshToken: 'three', family: familyOf(rotated) };
    expect([isSameGrant(first, rotated), isSameGrant(again, first), isSameGrant(rotated, again)]).toEqual(
      Array(3).fill(true),
    );
  });

  it.each<[string, Partial<OauthCredentials>]>([
    ['refresh token', { refreshToken: 'of somebody else' }],
    ['token address', { tokenUrl: 'https://other.example/token' }],
    ['client', { clientId: 'd' }],
    ['client secret', { clientSecret: 's' }],
    ['scope', { scopes: ['b'] }],
  ])('does not mistake another %s for it', (_, change) => {
    expect(isSameGrant(first, { ...first, ...change })).toBe(false);
  });

  it('compares other secrets as they are', () => {
    expect(isSameGrant({ kind: 'api-key', apiKey: 'a' }, { kind: 'api-key', apiKey: 'a' })).toBe(true);
    expect(isSameGrant({ kind: 'api-key', apiKey: 'a' }, { kind: 'api-key', apiKey: 'b' })).toBe(false);
    expect(isSameGrant(first, { kind: 'none' })).toBe(false);
  });
});
