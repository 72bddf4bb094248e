import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Subject, cellIdOf, dimensionOf, dimensions, pairId, splitPairId } from './dimensions';

const id = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '|', 'a|b', '%', '%7C', '%25', '%257C', '__proto__'),
);
const subjects = { keyId: 'key_1', userId: 'usr_1', accountId: 'acc_1', model: 'a|b', platform: 'claude' } as const;

describe('pairs of ids', () => {
  it('come apart as they were, whatever the ids hold', () => {
    fc.assert(
      fc.property(id, id, (first, second) => {
        expect(splitPairId(pairId(first, second))).toEqual([first.toWellFormed(), second.toWellFormed()]);
      }),
    );
  });

  it('are different where one of the ids is', () => {
    fc.assert(
      fc.property(fc.tuple(id, id), fc.tuple(id, id), (one, other) => {
        const isSame = one.every((part, index) => part.toWellFormed() === other[index]?.toWellFormed());
        expect(pairId(...one) === pairId(...other)).toBe(isSame);
      }),
    );
  });
});

describe('dimensions', () => {
  it('each have a name of their own', () => {
    expect(new Set(dimensions.map(({ name }) => name)).size).toBe(dimensions.length);
  });

  it('are found by their subjects in any order', () => {
    expect(dimensionOf('model', 'key')?.name).toBe('key-model');
    expect(dimensionOf()?.name).toBe('total');
    expect(dimensionOf('platform', 'user')).toBeUndefined();
  });

  it('count what has no group and no known client under `none`', () => {
    const idBy = (...of: Subject[]): string => cellIdOf(dimensionOf(...of)!, subjects);
    expect([idBy('group'), idBy('client'), idBy('group', 'user')]).toEqual(['none', 'none', 'none|usr_1']);
    expect([idBy(), idBy('model'), idBy('key', 'model')]).toEqual(['', 'a|b', 'key_1|a|b']);
  });

  it('give halves of characters the name that they have in Redis', () => {
    expect(cellIdOf(dimensionOf('model')!, { ...subjects, model: 'x\ud800' })).toBe('x\ufffd');
  });
});
