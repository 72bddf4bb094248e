import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfKeyText, generateKeyText, isKeyText, keyTextPattern } from './key-text';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-';
const keyText = fc.constant(undefined).map(generateKeyText);

describe('key texts', () => {
  it('pass their own check and the pattern for secret scanners, every one of them', () => {
    const keys = Array.from({ length: 2_000 }, generateKeyText);
    expect(keys.filter((key) => !isKeyText(key) || !keyTextPattern.test(key) || key.length !== 41)).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('fail when any one letter is another one', () => {
    const key = generateKeyText();
    for (let place = 0; place < key.length; place += 1) {
      for (const letter of letters) {
        const edited = key.slice(0, place) + letter + key.slice(place + 1);
        expect(isKeyText(edited)).toBe(edited === key);
      }
    }
  });

  it('fail when a letter is missing, doubled or swapped with its neighbour', () => {
    fc.assert(
      fc.property(keyText, fc.nat({ max: 39 }), (key, place) => {
        const before = key.slice(0, place);
        const [first, second] = [key.charAt(place), key.charAt(place + 1)];
        const after = key.slice(place + 2);
        fc.pre(first !== second);
        const edits = [
          before + second + after,
          before + first + first + second + after,
          before + second + first + after,
        ];
        expect(edits.filter(isKeyText)).toEqual([]);
      }),
    );
  });

  it.each(['', 'tl_', 'sk-ant-api03-abc', `tl_${'0'.repeat(38)}`, `tl_${'a'.repeat(38)}`])('are not %j', (text) => {
    expect(isKeyText(text)).toBe(false);
  });

  it('fail with anything around them', () => {
    const key = generateKeyText();
    expect([` ${key}`, `${key} `, `${key}\n`, `Bearer ${key}`, key.toUpperCase(), key + key].filter(isKeyText)).toEqual(
      [],
    );
  });

  it('are never the text that somebody else made up', () => {
    fc.assert(fc.property(fc.stringMatching(/^tl_[0-9A-Za-z]{38}$/), (text) => !isKeyText(text)));
  });
});

describe('digestOfKeyText', () => {
  it('is SHA-256 in hexadecimal', () => {
    expect(digestOfKeyText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
