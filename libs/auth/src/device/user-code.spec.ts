import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUserCode, createUserCode, shownUserCode } from './user-code';

describe('a user code', () => {
  it('has eight letters of which none makes words or looks like a digit, and all of them occur', () => {
    const codes = Array.from({ length: 500 }, createUserCode);
    for (const code of codes) expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
    expect(new Set(codes).size).toBe(500);
    expect(new Set(codes.join('')).size).toBe(20);
  });

  it('is the same code however people type it', () => {
    const separators = fc.constantFrom('', '-', ' ', '–', '_', '. ', '\t');
    fc.assert(
      fc.property(fc.array(separators, { minLength: 8, maxLength: 8 }), fc.boolean(), (between, isLower) => {
        const code = createUserCode();
        const typed = between.map((separator, index) => code.charAt(index) + separator).join('');
        expect(canonicalUserCode(isLower ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
    expect(canonicalUserCode(shownUserCode('WDJBMJHT'))).toBe('WDJBMJHT');
    expect(canonicalUserCode('ＷＤＪＢ－ＭＪＨＴ')).toBe('WDJBMJHT');
  });

  it('is none where a letter is missing, foreign or too many', () => {
    for (const text of ['', 'WDJB-MJH', 'WDJB-MJHTT', 'ADJB-MJHT', 'WDJB-MJH0', 'WDJB*MJHT', '{}'])
      expect(canonicalUserCode(text)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = canonicalUserCode(text);
        expect(code === undefined || /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/.test(code)).toBe(true);
      }),
    );
  });
});
