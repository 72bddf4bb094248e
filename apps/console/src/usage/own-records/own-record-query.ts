import type { paths } from '@app/admin-client';
import { addDays, startOfDay } from '../../components/period-picker/days';
import type { Period } from '../../components/period-picker/period';
import { oneOf } from '../../lists/one-of';
import type { ListState } from '../../lists/use-list-state';
import { clients, outcomes } from '../filters/filter-names';

export type OwnRecordQuery = Omit<
  NonNullable<paths['/me/usage/records']['get']['parameters']['query']>,
  'cursor' | 'limit' | 'sort'
>;

/** Names of the filters in the address, besides the period. */
export const ownRecordFilters = ['keyId', 'model', 'client', 'outcome', 'search'] as const;

/** What an address asks for: the days of the period as moments, and what it narrows to. The search is for the id of a request. */
export function ownRecordQuery(
  { search, filter }: Pick<ListState, 'search' | 'filter'>,
  { from, to, timezone }: Period & { readonly timezone: string },
): OwnRecordQuery {
  const [keyId, model] = [filter('keyId'), filter('model')];
  const [client, outcome] = [oneOf(clients, filter('client')), oneOf(outcomes, filter('outcome'))];
  return {
    from: startOfDay(from, timezone).toISOString(),
    to: startOfDay(addDays(to, 1), timezone).toISOString(),
    ...(keyId === undefined ? {} : { keyId }),
    ...(model === undefined ? {} : { model }),
    ...(client === undefined ? {} : { client }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(search === '' ? {} : { requestId: search }),
  };
}
