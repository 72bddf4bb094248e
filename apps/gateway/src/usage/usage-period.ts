import { type Clock } from '@app/common';
import { dayKey } from '@app/usage';
import { fieldRefused } from '../control-plane/problem/refusals';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that are asked for, both included; the last thirty where nothing is said.
 * @throws ControlPlaneError `caller_request_invalid` for a day that there is not, and for a period that ends before it begins, or is longer
 * than a year
 */
export function periodOf({ from, to }: Partial<Period>, clock: Clock, timeZone: string): Period {
  const last = to ?? dayKey(clock.now(), timeZone);
  requireDay('to', last);
  const first = from ?? dayBefore(last, DEFAULT_DAYS - 1);
  requireDay('from', first);
  const days = lengthOf({ from: first, to: last });
  if (days < 1) throw fieldRefused('to', 'must not be before from');
  if (days > MOST_DAYS) throw fieldRefused('from', `must be at most ${MOST_DAYS} days before to`);
  return { from: first, to: last };
}

/** As many days, just before. */
export const periodBefore = (period: Period): Period => ({
  from: dayBefore(period.from, lengthOf(period)),
  to: dayBefore(period.from, 1),
});

const lengthOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** A month has no thirty-first day because its name fits the form: the sums of such a day would be those of nothing. */
function requireDay(field: string, day: string): void {
  const instant = Date.parse(day);
  if (Number.isNaN(instant) || dayBefore(day, 0) !== day) throw fieldRefused(field, 'must be a day that there is');
  if (day < '1971') throw fieldRefused(field, 'must not be before 1971');
}
