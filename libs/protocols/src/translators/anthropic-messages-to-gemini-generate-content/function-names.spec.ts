import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FunctionNames } from './function-names';

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '1', '_', '-', '.', ' ', 'ü'), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', '1'), minLength: 60, maxLength: 130 }),
);

describe('FunctionNames', () => {
  it('gives every name one of its own that Gemini can read, and finds the way back', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.array(name, { maxLength: 5 }), (names, declared) => {
        const functionNames = new FunctionNames(declared);
        const short = names.map((each) => functionNames.shorten(each));
        for (const each of short) expect(each).toMatch(/^[A-Za-z_][\w-]{0,63}$/);
        expect(new Set(short).size).toBe(new Set(names).size);
        expect(short.map((each) => functionNames.restore(each))).toEqual(names);
      }),
    );
  });

  it('keeps what fits, and leaves a name alone that the model made up', () => {
    expect(new FunctionNames([]).shorten('mcp__files__read')).toBe('mcp__files__read');
    expect(new FunctionNames(['f']).restore('constructor')).toBe('constructor');
  });
});
