import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text';
import { plainLine } from './plain-line';

describe('a text that is cut', () => {
  it.each([
    ['abcd', 4, 'abcd'],
    ['abcde', 4, 'abc…'],
    ['ab😀cd', 4, 'ab…'],
    ['😀😀', 3, '😀…'],
    ['', 0, ''],
  ])('%j to %i is %j', (text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut);
  });

  it('is well formed where it was, and never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, longest) => {
        const cut = cutText(text, longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a plain line', () => {
  it.each([
    ['a\r\nb\tc', 'a b c'],
    ['  a  ', 'a'],
    ['invoice\u202egpj.exe', 'invoice gpj.exe'],
    ['a\ud83d', 'a\ufffd'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['\u0000\u2028', ''],
  ])('of %j is %j', (text, line) => {
    expect(plainLine(text, 50)).toBe(line);
  });
});
