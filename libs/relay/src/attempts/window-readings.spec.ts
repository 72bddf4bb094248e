import { expect, it } from 'vitest';
import { WindowReadings } from './window-readings';

it('reads windows of one answer in half a second, account by account, and of each that has news', () => {
  let now = 0;
  const readings = new WindowReadings(() => now);
  const due = (accountId: string, isNews = false): boolean => readings.isDue(accountId, isNews);
  expect([due('acc_1'), due('acc_1'), due('acc_2')]).toEqual([true, false, true]);
  expect([due('acc_1', true), due('acc_1', true), due('acc_1')]).toEqual([true, true, false]);
  now += 500;
  expect(due('acc_1')).toBe(true);
});
