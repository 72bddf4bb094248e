import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAccountTestSchedule } from './account-test-schedule';

const at = '2026-11-21T10:00:00.000Z';
const least = { id: 'acc_1', cron: '0 6 * * *', enabled: true, createdAt: at, updatedAt: at };
const whole = { ...least, timezone: 'Europe/Berlin', model: 'm', prompt: 'p' };

describe('decodeAccountTestSchedule', () => {
  it('gives back what was written, and nothing else', () => {
    expect(decodeAccountTestSchedule({ ...whole, other: 1 })).toEqual(whole);
    expect(decodeAccountTestSchedule(least)).toEqual(least);
  });

  it.each([
    ...[
      { id: '' },
      { id: 1 },
      { cron: '* * * * *' },
      { cron: 'nonsense' },
      { cron: null },
      { timezone: 'Mars/Olympus' },
    ],
    ...[
      { timezone: '+01:00' },
      { timezone: 5 },
      { model: '' },
      { prompt: {} },
      { enabled: 'yes' },
      { createdAt: undefined },
      { updatedAt: 5 },
    ],
  ])('takes %j for no schedule', (change) => {
    expect(decodeAccountTestSchedule({ ...whole, ...change })).toBeUndefined();
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(decodeAccountTestSchedule(value)?.id ?? '').toBeTypeOf('string');
      }),
    );
  });
});
