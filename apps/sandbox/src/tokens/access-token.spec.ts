import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessToken, isAccessToken, issueAccessToken, readAccessToken } from './access-token';

const token: AccessToken = {
  kind: 'google',
  account: 'relay@sandbox-relay.iam.gserviceaccount.com',
  organization: 'sandbox-relay',
  scopes: ['https://www.googleapis.com/auth/cloud-platform'],
  expiresAt: 2_000_000,
};

describe('an access token', () => {
  it('says whose it is until it expires', () => {
    const text = issueAccessToken(token);
    expect(readAccessToken(text, 1_999_999)).toEqual(token);
    expect(readAccessToken(text, 2_000_000)).toBeNull();
    expect(isAccessToken(text)).toBe(false);
  });

  it('is another text every time', () => {
    expect(issueAccessToken(token)).not.toBe(issueAccessToken(token));
  });

  it('is not believed once a character of it has changed', () => {
    const text = issueAccessToken(token);
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.constantFrom('A', 'z', '.', '0'), (index, character) => {
        fc.pre(text[index] !== character);
        const changed = text.slice(0, index) + character + text.slice(index + 1);
        expect(readAccessToken(changed, 0)).toBeNull();
      }),
    );
  });

  it('is not seen in any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => readAccessToken(text, 0) === null));
  });
});
