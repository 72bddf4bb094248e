import { ObservedWaits } from './observed-waits';
import { expect, it } from 'vitest';

it('says what nine of ten recent waits did not exceed, from the tenth on', () => {
  let now = 0;
  const waits = new ObservedWaits(() => now);
  for (let index = 1; index <= 9; index += 1) waits.note('acc_a', index * 100);
  expect(waits.ninetiethPercentile('acc_a')).toBeUndefined();
  waits.note('acc_a', 1_000);
  expect(waits.ninetiethPercentile('acc_a')).toBe(900);
  expect(waits.ninetiethPercentile('acc_b')).toBeUndefined();
  for (let index = 0; index < 100; index += 1) waits.note('acc_a', 5);
  expect(waits.ninetiethPercentile('acc_a')).toBe(5);
  now = 5 * 60_000 + 1;
  expect(waits.ninetiethPercentile('acc_a')).toBeUndefined();
});
