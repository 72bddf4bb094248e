import { type Clock } from '@app/common';
import { dayKey } from '@app/usage';
import { fieldRefused } from '../control-plane/problem/refusals';
import type { PeriodQuery } from './usage-query.dto';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that are asked for, both included; the last thirty where nothing is said.
 * @throws ControlPlaneError `caller_request_invalid` for a period that ends before it begins, or is longer than a year
 */
export function periodOf({ from, to }: PeriodQuery, clock: Clock, timeZone: string): Period {
  const last = to ?? dayKey(clock.now(), timeZone);
  const first = from ?? new Date(Date.parse(last) - (DEFAULT_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (days < 1) throw fieldRefused('to', 'must not be before from');
  if (days > MOST_DAYS) throw fieldRefused('from', `must be at most ${MOST_DAYS} days before to`);
  return { from: first, to: last };
}
