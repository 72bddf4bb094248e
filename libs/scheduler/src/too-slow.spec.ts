import { expect, it } from 'vitest';
import { isTooSlow } from './too-slow';

it.each<[boolean, number | undefined, number[]]>([
  [false, undefined, [100]],
  [false, 9_000, []],
  [false, 3_000, [100]],
  [true, 3_001, [1_000]],
  [false, 3_001, [1_001]],
  [true, 6_100, [1_000, 2_000, 9_000]],
  [false, 6_000, [1_000, 2_000, 9_000]],
  [true, 6_100, [1_000, 3_000]],
  [false, 6_000, [3_000, 1_000]],
])('is %s for %s ms beside %j', (expected, firstByteMs, others) => {
  expect(isTooSlow(firstByteMs, others)).toBe(expected);
});
