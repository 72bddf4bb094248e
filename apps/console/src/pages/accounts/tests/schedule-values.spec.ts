import { describe, expect, it } from 'vitest';
import { scheduleBody, scheduleValues } from './schedule-values';

describe('the form of a test schedule', () => {
  it('begins with the weekday mornings of the relay', () => {
    const values = scheduleValues(undefined, 'Europe/Berlin');
    expect(scheduleBody(values)).toEqual({ cron: '0 6 * * 1-5', timezone: 'Europe/Berlin', enabled: true });
  });

  it('sends back what it was given', () => {
    const at = '2026-11-21T10:00:00Z';
    const kept = { cron: '0 * * * *', timezone: 'UTC', model: 'm', prompt: 'Say so.', enabled: false };
    const values = scheduleValues({ ...kept, createdAt: at, updatedAt: at }, 'Europe/Berlin');
    expect(scheduleBody(values)).toEqual(kept);
  });

  it('takes spaces out that nobody meant', () => {
    const values = { ...scheduleValues(undefined, 'UTC'), cron: ' 0  6 * * * ', model: ' claude-haiku-4-5 ' };
    expect(scheduleBody(values)).toMatchObject({ cron: '0 6 * * *', model: 'claude-haiku-4-5' });
  });
});
