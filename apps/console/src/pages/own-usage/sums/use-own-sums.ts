import { keepPreviousData } from '@tanstack/react-query';
import { controlPlane } from '../../../api/control-plane';
import { type ChosenPeriod, usePeriod } from '../../../components/period-picker/use-period';
import { oneOf } from '../../../lists/one-of';
import { type ListState, useListState } from '../../../lists/use-list-state';
import { type Metric, metrics } from '../../../usage/sums/metric';
import { type Division, type OwnSumsQuery, groupingOf, orderOf, readDivision } from './own-sums';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

/** What the address asks for. */
export interface OwnSums {
  readonly list: ListState;
  readonly period: ChosenPeriod;
  readonly division: Division;
  readonly by: ReturnType<typeof groupingOf>;
  readonly metric: Metric;
  readonly isCompared: boolean;
  readonly keyId: string | undefined;
  /** Period and key, for every question that the page asks. */
  readonly narrowed: OwnSumsQuery;
}

export function useOwnSums(): OwnSums {
  const period = usePeriod();
  const list = useListState();
  const keyId = list.filter('keyId');
  const division = readDivision(list.filter('by'), keyId);
  const order = orderOf(division, list.sort);
  return {
    ...{ period, division, keyId },
    list: { ...list, sort: order === 'id' ? order : `-${order}` },
    by: groupingOf(division, period),
    metric: oneOf(metrics, list.filter('metric')) ?? 'cost',
    isCompared: list.filter('compare') !== 'none',
    narrowed: { from: period.from, to: period.to, ...(keyId === undefined ? {} : { keyId }) },
  };
}

export type OwnSumsAnswer = ReturnType<typeof useOwnSumsAnswer>;

// The type of the hook's answer is the library's, and long.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function useOwnSumsAnswer({ list, division, by, narrowed, isCompared }: OwnSums) {
  return controlPlane.useQuery(
    'get',
    '/me/usage',
    {
      params: {
        query: {
          ...narrowed,
          ...{ by, limit: ROWS_OF_A_PAGE, sort: orderOf(division, list.sort) },
          ...(isCompared ? { compare: 'previous' } : {}),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
}
