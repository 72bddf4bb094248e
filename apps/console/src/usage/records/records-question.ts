import type { paths } from '@app/admin-client';
import { addDays, startOfDay } from '../../components/period-picker/days';
import type { Period } from '../../components/period-picker/period';
import { platforms } from '../../components/platform-name/platforms';
import { oneOf } from '../../lists/one-of';
import { type Filters, outcomes, serviceClasses, sources } from '../filters/filter-names';

export type RecordsQuery = Omit<
  NonNullable<paths['/admin/usage/records']['get']['parameters']['query']>,
  'cursor' | 'limit' | 'sort'
>;

const HOUR_MS = 3_600_000;

/** What an address asks for of records and of exports: the days of the period as moments, and all filters that make sense. */
export function recordsQuestion(filters: Filters, period: Period & { readonly timezone: string }): RecordsQuery {
  const { keyId, userId, accountId, groupId, model, client, requestId } = filters;
  const given = {
    ...{ keyId, userId, accountId, groupId, model, client, requestId },
    platform: oneOf(platforms, filters.platform),
    outcome: oneOf(outcomes, filters.outcome),
    source: oneOf(sources, filters.source),
    serviceClass: oneOf(serviceClasses, filters.serviceClass),
    status: numberOf(filters.status),
    minDurationMs: numberOf(filters.minDurationMs),
    unpriced: filters.unpriced === undefined ? undefined : filters.unpriced === 'true',
    ...momentsOf(filters.hour, period),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

function momentsOf(
  hour: string | undefined,
  { from, to, timezone }: Period & { readonly timezone: string },
): { from: string; to: string } {
  const begin = hour === undefined ? Number.NaN : Date.parse(hour);
  if (!Number.isNaN(begin)) return { from: iso(begin), to: iso(begin + HOUR_MS) };
  return { from: startOfDay(from, timezone).toISOString(), to: startOfDay(addDays(to, 1), timezone).toISOString() };
}

const iso = (moment: number): string => new Date(moment).toISOString();
