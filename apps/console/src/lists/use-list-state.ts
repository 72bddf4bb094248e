import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

/** What a list shows: all of it is in the address, so that any state of a list can be linked to. */
export interface ListState {
  readonly search: string;
  /** Name of a field, with `-` in front where the order is descending. */
  readonly sort: string | undefined;
  readonly cursor: string | undefined;
  /** The value of a filter; absent: not filtered by. */
  readonly filter: (name: string) => string | undefined;
  /** Sets filters, search or sort and begins at the first page. An empty value or none takes it away. */
  readonly change: (values: Readonly<Record<string, string | undefined>>) => void;
  readonly next: (cursor: string) => void;
  readonly first: () => void;
  readonly back: () => void;
  /** Takes search and filters away. */
  readonly clear: () => void;
  /** Whether search or a filter leaves something out. */
  readonly isNarrowed: boolean;
}

const order = new Set(['sort', 'cursor', 'tab']);

export function useListState(defaultSort?: string): ListState {
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();

  const change = useCallback(
    (values: Readonly<Record<string, string | undefined>>) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('cursor');
          for (const [name, value] of Object.entries(values)) {
            if (value === undefined || value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const turnTo = useCallback(
    (cursor: string | undefined) =>
      setParameters((before) => {
        const after = new URLSearchParams(before);
        if (cursor === undefined) after.delete('cursor');
        else after.set('cursor', cursor);
        return after;
      }),
    [setParameters],
  );
  return useMemo(() => {
    const narrowing = [...parameters.keys()].filter((name) => !order.has(name));
    return {
      search: parameters.get('search') ?? '',
      sort: parameters.get('sort') ?? defaultSort,
      cursor: parameters.get('cursor') ?? undefined,
      filter: (name) => parameters.get(name) ?? undefined,
      change,
      next: turnTo,
      first: () => turnTo(undefined),
      back: () => void navigate(-1),
      clear: () => change(Object.fromEntries(narrowing.map((name) => [name, undefined]))),
      isNarrowed: narrowing.length > 0,
    };
  }, [parameters, defaultSort, change, turnTo, navigate]);
}
