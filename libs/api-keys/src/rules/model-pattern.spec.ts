import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsAnyModelPattern, fitsModelPattern } from './model-pattern';

describe('fitsModelPattern', () => {
  it.each([
    ['claude-*', 'claude-sonnet-4-5', true],
    ['claude-*', 'claude-', true],
    ['claude-*', 'my-claude-sonnet', false],
    ['*-latest', 'claude-3-5-haiku-latest', true],
    ['*-latest', 'claude-3-5-haiku-latest-2', false],
    ['*opus*', 'claude-opus-5-5', true],
    ['*opus*', 'claude-sonnet', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['**', 'a', true],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abde', false],
    ['a*bc', 'abbc', true],
    ['claude-3.5', 'claude-3x5', false],
    ['claude', 'claude-opus', false],
    ['CLAUDE-opus', 'Claude-OPUS', true],
  ])('says of pattern %j and model %j: %s', (pattern, model, expected) => {
    expect(fitsModelPattern(pattern, model)).toBe(expected);
  });

  it('agrees with a regular expression on every short text', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const model = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, model, (expected, actual) => {
        const expression = new RegExp(`^${expected.replaceAll('*', '.*')}$`);
        expect(fitsModelPattern(expected, actual)).toBe(expression.test(actual));
      }),
      { numRuns: 1_000 },
    );
  });

  it('answers at once for a pattern that would keep a regular expression busy for years', () => {
    const startedAt = performance.now();
    expect(fitsModelPattern('*a'.repeat(100) + 'b', 'a'.repeat(5_000))).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('fitsAnyModelPattern', () => {
  it('is satisfied by any pattern, and by none of an empty list', () => {
    expect(fitsAnyModelPattern(['a', 'b*'], 'bc')).toBe(true);
    expect(fitsAnyModelPattern([], 'bc')).toBe(false);
  });
});
