import { describe, expect, it } from 'vitest';
import { cooling, degraded } from '../conformance/tellings';
import { type AttemptMade, afterAttempt } from './after-attempt';

const made = (change: Partial<AttemptMade>): AttemptMade => ({
  ...{ outcome: { outcome: 'failed', reason: 'HTTP 500' }, events: [cooling], attemptCount: 1, random: 0 },
  ...{ endedAt: Date.parse('2026-11-21T20:59:58Z'), quietHours: undefined },
  ...change,
});
const quietHours = { from: '21:00', until: '07:00', timezone: 'UTC' };

describe('after an attempt', () => {
  it('is over where it was delivered, or the endpoint is gone', () => {
    expect(afterAttempt(made({ outcome: { outcome: 'delivered' } }))).toEqual({ state: 'delivered' });
    expect(afterAttempt(made({ outcome: { outcome: 'gone' } }))).toEqual({ state: 'dead', deadReason: 'gone' });
  });

  it('waits as the schedule or the endpoint says, and is dead after the last', () => {
    expect(afterAttempt(made({}))).toEqual({ state: 'waiting', waitMs: 5_000 });
    const patient = { outcome: 'failed', reason: 'HTTP 429', retryAfterMs: 60_000 } as const;
    expect(afterAttempt(made({ outcome: patient }))).toEqual({ state: 'waiting', waitMs: 60_000 });
    expect(afterAttempt(made({ attemptCount: 10 }))).toEqual({ state: 'dead', deadReason: 'attempts-used-up' });
  });

  it('wakes nobody in quiet hours, unless something of it is critical', () => {
    const untilMorning = Date.parse('2026-11-22T07:00:00Z') - Date.parse('2026-11-21T20:59:58Z');
    expect(afterAttempt(made({ quietHours }))).toEqual({ state: 'waiting', waitMs: untilMorning });
    expect(afterAttempt(made({ quietHours, events: [cooling, degraded] }))).toEqual({
      state: 'waiting',
      waitMs: 5_000,
    });
  });
});
