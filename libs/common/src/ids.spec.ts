import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createId, createRequestId, randomBase62, toBase62 } from './ids';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const fromBase62 = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum * 62 + ALPHABET.indexOf(letter), 0);

describe('randomBase62', () => {
  it('has exactly the length that was asked for, over letters and digits only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (length) => {
        const text = randomBase62(length);
        return text.length === length && /^[0-9A-Za-z]*$/.test(text);
      }),
    );
  });

  it('uses the whole alphabet', () => {
    // A letter is missing from 20,000 with a chance of (61/62)^20000, about 10^-141.
    expect(new Set(randomBase62(20_000)).size).toBe(62);
  });

  it('does not repeat itself', () => {
    const texts = Array.from({ length: 1_000 }, () => randomBase62(20));
    expect(new Set(texts).size).toBe(1_000);
  });
});

describe('toBase62', () => {
  it('reads back as the same number', () => {
    fc.assert(fc.property(fc.nat({ max: 2 ** 32 - 1 }), (value) => fromBase62(toBase62(value, 6)) === value));
  });

  it('always has six letters for a 32-bit number, so that a checksum has one form only', () => {
    expect([toBase62(0, 6), toBase62(2 ** 32 - 1, 6)]).toEqual(['000000', '4gfFC3']);
    fc.assert(fc.property(fc.nat({ max: 2 ** 32 - 1 }), (value) => toBase62(value, 6).length === 6));
  });
});

describe('ids', () => {
  it('tell their kind', () => {
    expect(createId('acc')).toMatch(/^acc_[0-9A-Za-z]{20}$/);
    expect(createId('usr')).toMatch(/^usr_[0-9A-Za-z]{20}$/);
    expect(createRequestId()).toMatch(/^req_[0-9a-f]{32}$/);
  });
});
