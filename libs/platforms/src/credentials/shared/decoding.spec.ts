import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf } from '@app/accounts';
import { oauth } from '../testing/token-world';
import { decodeRotation } from './decode-rotation';
import { type RenewalAttempts, decodeAttempts } from './renewal-attempts';
import { decodeSharedToken } from './shared-token';

const token = { token: 'access', expiresAt: 2e12, lifeMs: 3_600_000 };
const attempts: RenewalAttempts = { version: 'v', unanswered: 1, failures: 2, restUntil: 3, refusal: 'invalid_client' };
const rotated = { ...oauth, refreshToken: 'next', family: familyOf(oauth) };

describe('what processes share', () => {
  it('is read as it was written', () => {
    expect(decodeSharedToken(JSON.stringify(token))).toEqual(token);
    expect(decodeAttempts(JSON.stringify(attempts))).toEqual(attempts);
    const text = JSON.stringify({ credentials: rotated, token });
    expect(decodeRotation(text, 'acc_1', 'v')).toEqual({
      accountId: 'acc_1',
      version: 'v',
      credentials: rotated,
      token,
    });
  });

  it.each([
    ['no text', 7],
    ['nothing', undefined],
    ['an empty text', ''],
  ])('is no token with %s for a token, and no whole rotation', (_, broken) => {
    const half = { ...token, token: broken };
    expect(decodeSharedToken(JSON.stringify(half))).toBeUndefined();
    expect(decodeRotation(JSON.stringify({ credentials: rotated, token: half }), 'acc_1', 'v')).toBeUndefined();
  });

  it('is no rotation where the secret is of another kind', () => {
    const text = JSON.stringify({ credentials: { kind: 'api-key', apiKey: 'k' }, token });
    expect(decodeRotation(text, 'acc_1', 'v')).toBeUndefined();
  });

  it('is never an error, whatever stands there', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => `{"credentials":${text},"token":${text}}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const found = [decodeSharedToken(text), decodeAttempts(text), decodeRotation(text, 'acc_1', 'v')];
        return found.every((one) => one === undefined || typeof one === 'object');
      }),
    );
  });
});
