import { useMemo } from 'react';
import { useListState } from '../../lists/use-list-state';
import { useProfile } from '../../session/use-profile';
import { useNow } from '../use-now';
import { type Day, dayIn } from './days';
import { type Period, type PeriodPreset, readPeriod, writePeriod } from './period';

export interface ChosenPeriod extends Period {
  /** Today, where the relay counts days. */
  readonly today: Day;
  readonly timezone: string;
  readonly choose: (period: Period) => void;
}

/** The period of the page: in the address as `period`, or `from` and `to`. */
export function usePeriod(otherwise: PeriodPreset = 'last-30-days'): ChosenPeriod {
  const { filter, change } = useListState();
  const { timezone } = useProfile();
  const today = dayIn(timezone, useNow());
  const [said, first, last] = ['period', 'from', 'to'].map((name) => filter(name) ?? null);
  return useMemo(() => {
    const { from, to } = readPeriod({ period: said ?? null, from: first ?? null, to: last ?? null }, today, otherwise);
    return {
      ...{ from, to, today, timezone },
      choose: (period) => change(writePeriod(period, today, otherwise)),
    };
  }, [said, first, last, today, timezone, otherwise, change]);
}
