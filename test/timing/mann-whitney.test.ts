import { describe, expect, it } from 'vitest';
import { mannWhitneyP } from './mann-whitney';

const spread = (count: number, shift: number): number[] =>
  Array.from({ length: count }, (_, index) => ((index * 37) % 101) + shift);

describe('mannWhitneyP', () => {
  it('finds the p of a worked example', () => {
    const [hares, tortoises] = [
      [1, 7, 8, 9, 10, 11],
      [2, 3, 4, 5, 6, 12],
    ] as const;
    // U = 11: z = (7 - 0.5) / sqrt(39).
    expect(mannWhitneyP(hares, tortoises)).toBeCloseTo(0.298, 3);
  });

  it('says that a sample is like itself, and does not ask which comes first', () => {
    expect(mannWhitneyP(spread(100, 0), spread(100, 0))).toBeCloseTo(1, 6);
    expect(mannWhitneyP(spread(100, 0), spread(80, 9))).toBeCloseTo(mannWhitneyP(spread(80, 9), spread(100, 0)), 12);
  });

  it('sees a shift of a fifth of the spread in a hundred values a side', () => {
    expect(mannWhitneyP(spread(100, 0), spread(100, 20))).toBeLessThan(0.001);
    expect(mannWhitneyP(Array<number>(50).fill(1), Array<number>(50).fill(1))).toBe(1);
  });
});
