import { expect, it } from 'vitest';
import { windowLengthMs } from './window-length';

it.each([
  ['5h', 5 * 3_600_000],
  ['7d', 7 * 86_400_000],
  ['7d_opus', 7 * 86_400_000],
  ['30m', 30 * 60_000],
  ['2w_x_y', 14 * 86_400_000],
])('%s is so long', (name, length) => {
  expect(windowLengthMs(name)).toBe(length);
});

it.each(['requests', 'tokens', '', 'h', '5', '0h', '5s', '5hours', '99999h', '__proto__', '5 h'])(
  '%j is not named by a length',
  (name) => {
    expect(windowLengthMs(name)).toBeUndefined();
  },
);
