import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthorizationAnswer } from './authorization-answer';

const state = 's'.repeat(43);

describe('what a browser brings back', () => {
  it('is a code, or a refusal, with the name of the server where it gives one', () => {
    expect(readAuthorizationAnswer({ state, code: '4/0AY0e-g7 x' })).toEqual({
      ...{ state, outcome: { code: '4/0AY0e-g7 x' } },
    });
    expect(readAuthorizationAnswer({ state, code: 'c', iss: 'https://as.example', scope: 'x' })).toEqual({
      ...{ state, issuer: 'https://as.example', outcome: { code: 'c' } },
    });
    expect(readAuthorizationAnswer({ state, error: 'access_denied', error_description: 'No\r\nthanks' })).toEqual({
      ...{ state, outcome: { refusal: 'access_denied', description: 'No thanks' } },
    });
  });

  it('is a refusal where it is both', () => {
    const answer = readAuthorizationAnswer({ state, code: 'c', error: 'access_denied' });
    expect(answer?.outcome).toEqual({ refusal: 'access_denied' });
  });

  it.each([
    ...[{}, { state }, { code: 'c' }, { state: 'short', code: 'c' }, { state: `${state}=`, code: 'c' }],
    ...[
      { state: [state, state], code: 'c' },
      { state, code: ['c', 'c'] },
      { state, code: '' },
      { state, code: 'ü' },
    ],
    ...[
      { state, code: 'c'.repeat(4_097) },
      { state, code: 'c\n' },
      { state, error: '<script>' },
      { state, error: [] },
    ],
    ...[
      { state, code: 'c', iss: ['a', 'b'] },
      { state, code: 'c', iss: 'i'.repeat(3_000) },
      { state: `${state}\n`, code: 'c' },
    ],
  ])('is nothing where it is %j', (members) => {
    expect(readAuthorizationAnswer(members)).toBeUndefined();
  });

  it('is never taken for more than it is, whatever comes', () => {
    const odd = fc.oneof(fc.anything(), fc.string(), fc.constant(state));
    fc.assert(
      fc.property(fc.record({ state: odd, code: odd, error: odd, iss: odd, error_description: odd }), (members) => {
        const answer = readAuthorizationAnswer(members);
        if (!answer) return;
        expect(answer.state).toMatch(/^[\w-]{43}$/);
        const { outcome } = answer;
        if ('refusal' in outcome) expect(outcome.description ?? '').not.toMatch(/[\r\n]/);
        else expect(outcome.code).toBe(members.code);
      }),
    );
  });
});
