import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronFault, nextTick } from './cron';

const FIVE_MINUTES = 300_000;

/** The next ticks, as local times of Berlin. */
function ticksIn(cron: string, from: string, count: number): string[] {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const ticks: string[] = [];
  let after = Date.parse(from);
  while (ticks.length < count) {
    after = nextTick(cron, 'Europe/Berlin', after)!;
    ticks.push(local.format(after));
  }
  return ticks;
}

describe('cronFault', () => {
  it.each([
    '*/5 * * * *',
    '0 6 * * 1-5',
    '0,30 8-18 * * MON-FRI',
    '59 23 31 12 *',
    '0 0 29 2 *',
    '0 0 31 2,4 1',
    '3 * * * 7',
  ])('takes %j', (cron) => expect(cronFault(cron)).toBeUndefined());

  it.each([
    ...[
      '',
      ' ',
      '* * * *',
      '* * * * * *',
      '0 0 * * * *',
      '@daily',
      '@reboot',
      ' 0 6 * * *',
      '0  6 * * *',
      '0\t6 * * *',
    ],
    ...['0 6 * * *\n', 'H 6 * * *', '0 6 L * *', '0 6 ? * *', '0 6 * * 5L', '0 6 * * 5#1', '0 6 15W * *', '-5 6 * * *'],
    ...['0 6 * * 1;ls', '0 ٦ * * *', `0 6 * * ${'1,'.repeat(60)}2`, 'a b c d e', '0 6 * * null'],
  ])('refuses %j: not five fields of its form', (cron) => expect(cronFault(cron)).toMatch(/^must be five fields/));

  it.each([
    '60 6 * * *',
    '0 24 * * *',
    '0 6 0 * *',
    '0 6 * 13 *',
    '0 6 * * 8',
    '*/0 6 * * *',
    '5-1 6 * * *',
    '0 6 * foo *',
    '5,5 6 * * *',
  ])('refuses %j: values that there are not', (cron) =>
    expect(cronFault(cron)).toMatch(/^has a field|^must not|^must be/),
  );

  it.each(['0 0 31 2,4 *', '0 0 31 2,4,6,9,11 *', '0 0 30 2 *'])('refuses %j: it never comes', (cron) =>
    expect(cronFault(cron)).toMatch(/never comes|has a field/),
  );

  it.each(['* * * * *', '*/4 * * * *', '0,4 6 * * *', '58,2 8-10 * * *', '58,0 0,23 * * *', '1-59/3 * 1 1 *'])(
    'refuses %j: more often than every five minutes',
    (cron) => expect(cronFault(cron)).toMatch(/more often/),
  );

  it('lets nothing through that comes twice within five minutes, or not at all', () => {
    const minute = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 3 });
    const hour = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 });
    const day = fc.constantFrom('*', '31', '30', '29', '1-31/2');
    const month = fc.constantFrom('*', '2', '4', '2,4', '1-12/3');
    fc.assert(
      fc.property(minute, hour, day, month, fc.constantFrom('*', '1'), (minutes, hours, days, months, weekday) => {
        const cron = `${minutes.join()} ${hours.join()} ${days} ${months} ${weekday}`;
        if (cronFault(cron) !== undefined) return;
        let last = nextTick(cron, 'UTC', Date.UTC(2026, 0, 1))!;
        for (let step = 0; step < 5; step += 1) {
          const next = nextTick(cron, 'UTC', last)!;
          expect(next - last).toBeGreaterThanOrEqual(FIVE_MINUTES);
          last = next;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says something of every text, and throws at none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const fault = cronFault(text);
        expect(fault === undefined || fault.length > 0).toBe(true);
      }),
    );
  });
});

describe('nextTick', () => {
  it('keeps to the clock on the wall when the offset changes', () => {
    expect(ticksIn('0 6 * * *', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29 06:00', '2026-03-30 06:00']);
    expect(ticksIn('0 6 * * *', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25 06:00', '2026-10-26 06:00']);
    expect(nextTick('0 6 * * *', 'Europe/Berlin', Date.parse('2026-03-28T12:00:00Z'))).toBe(
      Date.parse('2026-03-29T04:00:00Z'),
    );
  });

  it('makes up for an hour that is left out, once', () => {
    expect(ticksIn('30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29 03:30', '2026-03-30 02:30']);
  });

  it('comes once in an hour that is there twice', () => {
    expect(ticksIn('30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25 02:30', '2026-10-26 02:30']);
  });

  it('comes in both of them where it comes every hour', () => {
    const at = Date.parse('2026-10-24T23:30:00Z');
    const ticks = [nextTick('0 * * * *', 'Europe/Berlin', at)!];
    for (let step = 0; step < 3; step += 1) ticks.push(nextTick('0 * * * *', 'Europe/Berlin', ticks.at(-1)!)!);
    expect(ticks.map((tick) => (tick - at) / 60_000)).toEqual([30, 90, 150, 210]);
  });

  it.each([
    ['* * * * *', 'UTC'],
    ['0 6 * * *', 'Mars/Olympus'],
    ['', ''],
  ])('has no answer for %j in %j', (cron, timezone) => expect(nextTick(cron, timezone, 0)).toBeUndefined());
});
