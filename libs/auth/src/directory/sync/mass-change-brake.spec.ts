import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMassChange } from './mass-change-brake';

describe('isMassChange', () => {
  it.each([
    [0, 0, false],
    [1, 1, false],
    [1, 3, false],
    [2, 10, false],
    [2, 9, true],
    [2, 2, true],
    [20, 100, false],
    [21, 100, true],
  ])('%i of %i: %s', (wouldLose, active, expected) => {
    expect(isMassChange(wouldLose, active)).toBe(expected);
  });

  it('never stops one person from leaving', () => {
    fc.assert(fc.property(fc.nat(), (active) => !isMassChange(1, active)));
  });

  it('stops more where it stops some', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (wouldLose, active) => {
        fc.pre(isMassChange(wouldLose, active));
        expect(isMassChange(wouldLose + 1, active)).toBe(true);
      }),
    );
  });
});
