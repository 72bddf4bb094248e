import type { Clock } from '@app/common';
import { beforeEach, describe, expect, it } from 'vitest';
import { RepeatedEvents } from './repeated-events';

let now: number;
let events: RepeatedEvents;
beforeEach(() => {
  now = 1_000_000;
  const clock: Clock = { now: () => now, monotonic: () => now };
  events = new RepeatedEvents(clock);
});

describe('repeated events', () => {
  it('are noted once a minute, with how often they happened since the last note', () => {
    expect(events.countToNote('a')).toBe(1);
    expect([events.countToNote('a'), events.countToNote('a')]).toEqual([undefined, undefined]);
    now += 60_000;
    expect(events.countToNote('a')).toBe(3);
    now += 59_999;
    expect(events.countToNote('a')).toBeUndefined();
  });

  it('of different kinds do not hide each other', () => {
    expect([events.countToNote('a'), events.countToNote('b')]).toEqual([1, 1]);
  });

  it('of very many kinds take a bounded place, and are noted all the same', () => {
    for (let index = 0; index < 20_000; index += 1) expect(events.countToNote(`kind ${index}`)).toBe(1);
    expect(events.countToNote('kind 19999')).toBeUndefined();
    expect(events.countToNote('kind 0')).toBe(1);
  });
});
