import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUsername } from './canonical-username';

describe('canonicalUsername', () => {
  it.each(['owner', ' Owner ', 'OWNER', 'ｏｗｎｅｒ', '\u00a0owner\n'])('spells %j as owner', (text) => {
    expect(canonicalUsername(text)).toBe('owner');
  });

  it('spells a composed and a decomposed letter alike', () => {
    expect(canonicalUsername('Ren\u00e9')).toBe(canonicalUsername('Rene\u0301'));
  });

  it('does not change a name that is canonical already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = canonicalUsername(text);
        expect(canonicalUsername(once)).toBe(once);
      }),
    );
  });
});
