import { expect, it } from 'vitest';
import { periodOf, periodPresets, readPeriod, writePeriod } from './period';

const today = '2026-11-22';

it('means days that end today, or a whole week or month', () => {
  expect(Object.fromEntries(periodPresets.map((preset) => [preset, Object.values(periodOf(preset, today)).join('…')])))
    .toMatchInlineSnapshot(`
      {
        "last-30-days": "2026-10-24…2026-11-22",
        "last-7-days": "2026-11-16…2026-11-22",
        "last-90-days": "2026-08-25…2026-11-22",
        "last-month": "2026-10-01…2026-10-31",
        "this-month": "2026-11-01…2026-11-22",
        "this-week": "2026-11-16…2026-11-22",
        "today": "2026-11-22…2026-11-22",
        "yesterday": "2026-11-21…2026-11-21",
      }
    `);
});

it('reads what it has written', () => {
  for (const period of [
    ...periodPresets.map((preset) => periodOf(preset, today)),
    { from: '2026-01-05', to: '2026-01-06' },
  ]) {
    const written = writePeriod(period, today, 'last-30-days');
    const said = { period: written.period ?? null, from: written.from ?? null, to: written.to ?? null };
    expect(readPeriod(said, today, 'last-30-days')).toMatchObject(period);
  }
});

it('takes an address that makes no sense for one that says nothing', () => {
  const usual = { from: '2026-10-24', to: today, preset: 'last-30-days' };
  expect(readPeriod({ period: 'someday', from: null, to: null }, today, 'last-30-days')).toEqual(usual);
  expect(readPeriod({ period: null, from: '2026-11-03', to: '2026-11-01' }, today, 'last-30-days')).toEqual(usual);
  expect(readPeriod({ period: null, from: '2026-11-03', to: 'x' }, today, 'last-30-days')).toEqual(usual);
});
