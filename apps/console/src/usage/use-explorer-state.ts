import { useMemo } from 'react';
import { type ListState, useListState } from '../lists/use-list-state';
import { type Filters, type RecordFilter, recordFilters } from './filters/filter-names';

export interface ExplorerState extends ListState {
  readonly filters: Filters;
}

/** The list of the page: only filters narrow it, and not how it is looked at. */
export function useExplorerState(defaultSort?: string, names: readonly RecordFilter[] = recordFilters): ExplorerState {
  const list = useListState(defaultSort);
  return useMemo(() => {
    const given = names.flatMap((name): [RecordFilter, string][] => {
      const value = list.filter(name);
      return value === undefined ? [] : [[name, value]];
    });
    return {
      ...list,
      filters: Object.fromEntries(given),
      isNarrowed: given.length > 0,
      clear: () => list.change(Object.fromEntries(names.map((name) => [name, undefined]))),
    };
  }, [list, names]);
}
