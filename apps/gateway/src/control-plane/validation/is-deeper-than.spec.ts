import { describe, expect, it } from 'vitest';
import { isDeeperThan } from './is-deeper-than';

const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));

describe('isDeeperThan', () => {
  it('counts levels of objects and lists alike', () => {
    expect(isDeeperThan(nested(4), 4)).toBe(false);
    expect(isDeeperThan(nested(5), 4)).toBe(true);
    expect(isDeeperThan({ list: [[1]], text: 'x' }, 3)).toBe(false);
    expect(isDeeperThan({ list: [[{ a: 1 }]] }, 3)).toBe(true);
    expect(isDeeperThan({}, 1)).toBe(false);
  });

  it('answers for a value that is too deep for recursion', () => {
    const depth = 100_000;
    expect(isDeeperThan({ list: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown }, 16)).toBe(true);
  });
});
