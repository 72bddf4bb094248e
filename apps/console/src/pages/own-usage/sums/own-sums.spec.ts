import { expect, it } from 'vitest';
import { divisionsFor, groupingOf, orderOf, readDivision } from './own-sums';

it('divides by time where the address says nothing that there is', () => {
  expect(readDivision(undefined, undefined)).toBe('time');
  expect(readDivision('account', undefined)).toBe('time');
  expect(readDivision('key', undefined)).toBe('key');
});

it('divides what one key used by time and model only', () => {
  expect(divisionsFor('key_1')).toEqual(['time', 'model']);
  expect(readDivision('client', 'key_1')).toBe('time');
});

it.each([
  ['2026-11-21', '2026-11-21', 'hour'],
  ['2026-11-01', '2026-11-21', 'day'],
  ['2026-01-01', '2026-11-21', 'month'],
])('shows %s to %s by the %s', (from, to, time) => {
  expect(groupingOf('time', { from, to })).toBe(time);
  expect(groupingOf('model', { from, to })).toBe('model');
});

it('sorts times by time and all others by cost, unless another order is asked for', () => {
  expect(orderOf('time', undefined)).toBe('id');
  expect(orderOf('model', undefined)).toBe('cost');
  expect(orderOf('model', '-tokens')).toBe('tokens');
  expect(orderOf('time', 'price')).toBe('id');
});
