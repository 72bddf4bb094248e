import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { servesModel } from './model-pattern';

describe('servesModel', () => {
  it.each([
    ['claude-*', 'claude-sonnet-4-5', true],
    ['claude-*', 'claude-', true],
    ['claude-*', 'my-claude-sonnet', false],
    ['*-latest', 'claude-3-5-haiku-latest', true],
    ['*', '', true],
    ['*', 'a\nb', true],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abde', false],
    ['claude-3.5', 'claude-3x5', false],
    ['claude-3.*', 'claude-35', false],
    ['(a+)+*', '(a+)+b', true],
    ['Claude', 'claude', false],
  ])('says of pattern %j and model %j: %s', (pattern, model, expected) => {
    expect(servesModel([pattern], model)).toBe(expected);
  });

  it('is satisfied by any pattern of the list, and by none of an empty one', () => {
    expect(servesModel(['a', 'b*'], 'bc')).toBe(true);
    expect(servesModel([], 'a')).toBe(false);
  });

  it('takes a name without a star for that name alone', () => {
    const name = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('*'));
    fc.assert(fc.property(name, name, (pattern, model) => servesModel([pattern], model) === (pattern === model)));
  });

  it('lets a star stand for any text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('*'));
    fc.assert(
      fc.property(text, text, text, (head, middle, tail) => servesModel([`${head}*${tail}`], head + middle + tail)),
    );
  });
});
