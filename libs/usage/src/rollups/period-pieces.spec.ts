import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysInMonth, monthOf, weekOf } from '../calendar/calendar-days';
import { type Piece, piecesOf } from './period-pieces';

const day = fc.integer({ min: 0, max: 20_000 }).map((number) => dayAfter('1990-01-01', number));
const period = fc.tuple(day, fc.nat({ max: 500 })).map(([from, days]) => ({ from, to: dayAfter(from, days) }));

function daysOf({ level, period: name }: Piece, from: string, to: string): string[] {
  if (level === 'day') return [name];
  const days: string[] = [];
  // Also those outside of the period: a piece that reaches out of it counts too much.
  for (let at = dayAfter(from, -40); at <= dayAfter(to, 40); at = dayAfter(at, 1)) {
    if ((level === 'week' ? weekOf(at) : monthOf(at)) === name) days.push(at);
  }
  return days;
}

const between = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let at = from; at <= to; at = dayAfter(at, 1)) days.push(at);
  return days;
};

describe('piecesOf', () => {
  it('covers each day of a period once, and no other', () => {
    fc.assert(
      fc.property(period, ({ from, to }) => {
        const days = piecesOf(from, to)?.flatMap((piece) => daysOf(piece, from, to));
        expect(days).toEqual(between(from, to));
      }),
    );
  });

  it('needs at most thirteen pieces for thirty days, and one for a month, a week or a day', () => {
    fc.assert(
      fc.property(day, (from) => {
        expect(piecesOf(from, dayAfter(from, 29))?.length).toBeLessThanOrEqual(13);
        const first = `${monthOf(from)}-01`;
        expect(piecesOf(first, dayAfter(first, daysInMonth(first) - 1))).toEqual([
          { level: 'month', period: monthOf(from) },
        ]);
        expect(piecesOf(from, from)).toHaveLength(1);
      }),
    );
  });

  it('takes a week instead of a month where that is fewer', () => {
    expect(piecesOf('2026-11-16', '2026-11-22')).toEqual([{ level: 'week', period: '2026-W47' }]);
    // Four weeks, the last of which goes over the end of the month.
    expect(piecesOf('2026-11-09', '2026-12-06')).toHaveLength(4);
  });

  it('makes what is older than days are kept of months, or of nothing', () => {
    fc.assert(
      fc.property(period, day, ({ from, to }, oldest) => {
        const pieces = piecesOf(from, to, oldest);
        if (!pieces) expect(from < oldest).toBe(true);
        else expect(pieces.flatMap((piece) => daysOf(piece, from, to))).toEqual(between(from, to));
        for (const piece of pieces ?? []) {
          const [first = ''] = daysOf(piece, from, to);
          expect(piece.level === 'month' || first >= oldest).toBe(true);
        }
      }),
    );
    expect(piecesOf('2026-01-01', '2026-02-28', '2027-01-01')).toHaveLength(2);
    expect(piecesOf('2026-01-02', '2026-02-28', '2027-01-01')).toBeUndefined();
  });

  it('is empty where the end comes first', () => {
    expect(piecesOf('2026-11-22', '2026-11-21')).toEqual([]);
  });
});

describe('weekOf', () => {
  it.each([
    ['2026-11-21', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
  ])('of %s is %s', (at, week) => {
    expect(weekOf(at)).toBe(week);
  });
});
