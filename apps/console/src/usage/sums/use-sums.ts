import { keepPreviousData } from '@tanstack/react-query';
import { controlPlane } from '../../api/control-plane';
import { type ChosenPeriod, usePeriod } from '../../components/period-picker/use-period';
import { oneOf } from '../../lists/one-of';
import { type SumFilter, sumFilters } from '../filters/filter-names';
import { type ExplorerState, useExplorerState } from '../use-explorer-state';
import { type Grouping, type SumsQuery, groupingsFor, isTime, readGrouping, sumFilterOf } from './grouping';
import { type Metric, metrics } from './metric';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';

export const sumOrders = ['id', '-cost', '-requests', '-tokens'] as const;

/** What the address asks for. */
export interface Sums {
  readonly list: ExplorerState;
  readonly period: ChosenPeriod;
  readonly by: Grouping;
  readonly allowed: readonly Grouping[];
  readonly metric: Metric;
  readonly isCompared: boolean;
  readonly filter: { readonly name: SumFilter; readonly value: string } | undefined;
  /** Whether the address names more filters than sums can be narrowed by. */
  readonly hasMoreFilters: boolean;
  /** Period and filter, for every question that the page asks. */
  readonly narrowed: SumsQuery;
}

export function useSums(): Sums {
  const period = usePeriod();
  const list = useExplorerState(undefined, sumFilters);
  const { filter, hasMore } = sumFilterOf(list.filters);
  const allowed = groupingsFor(filter?.name, period);
  const by = readGrouping(list.filter('by'), allowed);
  // Times stand in their order, all others by what they cost; either direction that a column head asks for means the one there is.
  const asked = list.sort?.replace(/^-/, '');
  const sort = sumOrders.find((order) => order.replace(/^-/, '') === asked) ?? (isTime(by) ? 'id' : '-cost');
  return {
    list: { ...list, sort },
    ...{ period, by, allowed, filter, hasMoreFilters: hasMore },
    metric: oneOf(metrics, list.filter('metric')) ?? 'cost',
    isCompared: list.filter('compare') !== 'none',
    narrowed: { from: period.from, to: period.to, ...(filter ? { [filter.name]: filter.value } : {}) },
  };
}

export type SumsAnswer = ReturnType<typeof useSumsAnswer>;

// The type of the hook's answer is the library's, and long.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function useSumsAnswer({ list, by, narrowed, isCompared }: Sums) {
  const sort = (['cost', 'requests', 'tokens', 'id'] as const).find((order) => list.sort?.endsWith(order));
  return controlPlane.useQuery(
    'get',
    '/admin/usage',
    {
      params: {
        query: {
          ...narrowed,
          ...{ by, limit: ROWS_OF_A_PAGE },
          ...(isCompared ? { compare: 'previous' } : {}),
          ...(sort ? { sort } : {}),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
}
