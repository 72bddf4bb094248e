import type { components, paths } from '@app/admin-client';
import { type Day, addDays, countDays } from '../../components/period-picker/days';
import type { Period } from '../../components/period-picker/period';
import type { Filters, SumFilter } from '../filters/filter-names';
import { sumFilters } from '../filters/filter-names';

export type UsageRow = components['schemas']['UsageRow'];
export type Totals = components['schemas']['TotalsView'];
export type SumsQuery = NonNullable<paths['/admin/usage']['get']['parameters']['query']>;
export type Grouping = NonNullable<SumsQuery['by']>;

export const times = ['hour', 'day', 'week', 'month'] as const;
export type Time = (typeof times)[number];
export const dimensions = ['model', 'user', 'key', 'account', 'group', 'platform', 'client'] as const;
export type Dimension = (typeof dimensions)[number];

const MOST_DAYS_BY_HOUR = 31;

/** What is counted in pairs, so that sums of one can be divided by the other. */
const pairs: Readonly<Record<SumFilter, readonly Dimension[]>> = {
  keyId: ['model', 'user', 'account'],
  userId: ['model', 'key', 'account', 'client', 'group'],
  accountId: ['user', 'key', 'model'],
  groupId: ['user', 'model'],
  model: ['user', 'key', 'account', 'group', 'client'],
  client: ['user', 'model'],
  platform: [],
};

export const filterOfDimension: Readonly<Record<Dimension, SumFilter>> = {
  ...{ key: 'keyId', user: 'userId', account: 'accountId', group: 'groupId' },
  ...{ model: 'model', platform: 'platform', client: 'client' },
};

export const isTime = (by: Grouping): by is Time => times.some((time) => time === by);
export const isDimension = (by: Grouping): by is Dimension => dimensions.some((dimension) => dimension === by);

/** The filter that sums are narrowed by: of several in the address the first, and whether there are more. */
export function sumFilterOf(filters: Filters): {
  readonly filter: { readonly name: SumFilter; readonly value: string } | undefined;
  readonly hasMore: boolean;
} {
  const given = sumFilters.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, value }];
  });
  return { filter: given[0], hasMore: given.length > 1 };
}

/** By what sums can be divided, as narrowed. */
export function groupingsFor(filter: SumFilter | undefined, { from, to }: Period): readonly Grouping[] {
  const byHour = countDays(from, to) <= MOST_DAYS_BY_HOUR;
  return [...(filter ? pairs[filter] : dimensions), ...times.filter((time) => time !== 'hour' || byHour)];
}

/** What an address says, or what is looked at first. */
export function readGrouping(said: string | undefined, allowed: readonly Grouping[]): Grouping {
  return allowed.find((grouping) => grouping === said) ?? allowed.find(isDimension) ?? 'day';
}

/** Time of a chart, so that there are enough bars to see something and not too many to see them. */
export function timeFor({ from, to }: Period): Time {
  const days = countDays(from, to);
  return days <= 2 ? 'hour' : days <= 92 ? 'day' : days <= 200 ? 'week' : 'month';
}

/** What changes in the address where somebody looks into a row: a filter more, a shorter time, or the records themselves. */
export function deeper(
  by: Grouping,
  id: string,
  filter: SumFilter | undefined,
  period: Period,
): Readonly<Record<string, string | undefined>> {
  if (isDimension(by)) {
    const name = filterOfDimension[by];
    if (filter !== undefined) return { [name]: id, tab: 'records', by: undefined };
    return { [name]: id, by: pairs[name][0] ?? 'day' };
  }
  if (by === 'hour') return { hour: id, tab: 'records', by: undefined };
  if (by === 'total') return { tab: 'records', by: undefined };
  const [from, to] = daysOf(by, id);
  return {
    period: undefined,
    from: from > period.from ? from : period.from,
    to: to < period.to ? to : period.to,
    by: by === 'day' ? 'hour' : 'day',
  };
}

/** First and last day of a row of time. */
function daysOf(by: 'day' | 'week' | 'month', id: string): readonly [Day, Day] {
  if (by === 'day') return [id, id];
  if (by === 'month') return [`${id}-01`, addDays(firstOfNextMonth(id), -1)];
  const monday = mondayOfWeek(id);
  return [monday, addDays(monday, 6)];
}

export function firstOfNextMonth(month: string): Day {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 1)).toISOString().slice(0, 10);
}

/** `2026-W47` → 2026-11-16, by ISO 8601: the week with the fourth of January is the first. */
export function mondayOfWeek(week: string): Day {
  const [year, number] = week.split('-W').map(Number);
  const fourth = new Date(Date.UTC(year ?? 0, 0, 4));
  const sinceMonday = (fourth.getUTCDay() + 6) % 7;
  return addDays(fourth.toISOString().slice(0, 10), ((number ?? 1) - 1) * 7 - sinceMonday);
}
