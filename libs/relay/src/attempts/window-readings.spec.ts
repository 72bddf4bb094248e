import { expect, it } from 'vitest';
import { WindowReadings } from './window-readings';

it('reads windows of one answer in half a second, account by account, and of each that says more than "allowed"', () => {
  let now = 0;
  const readings = new WindowReadings(() => now);
  const status = (value: string) => ({ 'anthropic-ratelimit-unified-status': value });
  expect([readings.isDue('acc_1', {}), readings.isDue('acc_1', {}), readings.isDue('acc_2', {})]).toEqual([
    true,
    false,
    true,
  ]);
  expect(readings.isDue('acc_1', status('allowed'))).toBe(false);
  expect(readings.isDue('acc_1', status('allowed_warning'))).toBe(true);
  expect(readings.isDue('acc_1', status('rejected'))).toBe(true);
  now += 500;
  expect(readings.isDue('acc_1', {})).toBe(true);
});
