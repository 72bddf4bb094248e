import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearClock, relayNow } from './relay-clock';

const DAY_MS = 86_400_000;
const answeredAt = (at: number): Response => new Response(null, { headers: { date: new Date(at).toUTCString() } });

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-22T05:00:00Z') }));
afterEach(() => {
  hearClock(answeredAt(Date.now()));
  vi.useRealTimers();
});

it.each([DAY_MS, -DAY_MS, 60_000])('goes by the relay where the browser is wrong by %d ms', (apart) => {
  hearClock(answeredAt(Date.now() + apart));
  expect(relayNow()).toBe(Date.now() + apart);
});

it('goes by the browser where they are as good as one', () => {
  hearClock(answeredAt(Date.now() + 20_000));
  expect(relayNow()).toBe(Date.now());
});

it.each([undefined, '', 'yesterday'])('keeps what it knows where an answer says %o', (date) => {
  hearClock(answeredAt(Date.now() + DAY_MS));
  hearClock(new Response(null, { headers: date === undefined ? {} : { date } }));
  expect(relayNow()).toBe(Date.now() + DAY_MS);
});
