import { dayAfter, dayNumber, daysInMonth, monthOf, weekOf, weekdayOf } from '../calendar/calendar-days';
import type { Level } from '../calendar/local-time';

/** A day, week or month whose cells are read as a whole. */
export interface Piece {
  readonly level: Exclude<Level, 'hour'>;
  readonly period: string;
}

interface Step extends Piece {
  readonly days: number;
}

/**
 * The fewest days, weeks and months that make up a period, each of its days in one of them.
 * @param from first day, and `to` the last one, both included
 * @param oldest the first day whose days and weeks are kept; before it there are months only
 * @returns undefined where there is no such way, because a month before `oldest` is not wholly in the period
 */
export function piecesOf(from: string, to: string, oldest = ''): Piece[] | undefined {
  const count = dayNumber(to) - dayNumber(from) + 1;
  /** By the day with which the rest of the period begins, as its distance from the first one: the pieces of that rest. */
  const rests: (Piece[] | undefined)[] = [];
  rests[Math.max(0, count)] = [];
  for (let place = count - 1; place >= 0; place -= 1) {
    for (const { days, ...piece } of stepsAt(dayAfter(from, place), oldest)) {
      const rest = rests[place + days];
      const held = rests[place];
      if (rest && (!held || rest.length + 1 < held.length)) rests[place] = [piece, ...rest];
    }
  }
  return rests[0];
}

function stepsAt(day: string, oldest: string): Step[] {
  const steps: Step[] = [];
  if (day.endsWith('-01')) steps.push({ level: 'month', period: monthOf(day), days: daysInMonth(day) });
  if (day < oldest) return steps;
  if (weekdayOf(day) === 0) steps.push({ level: 'week', period: weekOf(day), days: 7 });
  return [...steps, { level: 'day', period: day, days: 1 }];
}
