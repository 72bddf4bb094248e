import { expect, it } from 'vitest';
import { Backoff } from './backoff';

it('doubles the delay from 0.2 s to 5 s', () => {
  const backoff = new Backoff();
  expect(Array.from({ length: 7 }, () => backoff.nextDelayMs(0))).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
});

it('begins again after a start that held', () => {
  const backoff = new Backoff();
  backoff.nextDelayMs(0);
  backoff.nextDelayMs(9_999);
  expect(backoff.nextDelayMs(10_000)).toBe(200);
  expect(backoff.nextDelayMs(0)).toBe(400);
});
