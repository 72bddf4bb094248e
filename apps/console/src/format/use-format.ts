import { useMemo } from 'react';
import { useLanguage } from '../i18n/use-language';
import { formatCompact, formatCount, formatDollars, formatDuration, formatMoment, formatShare } from './format';

export interface Format {
  readonly count: (value: number) => string;
  readonly compact: (value: number) => string;
  readonly dollars: (value: string) => string;
  readonly share: (value: number) => string;
  readonly duration: (milliseconds: number) => string;
  readonly moment: (iso: string, timeZone?: string) => string;
}

/** Figures in the language of the page, for attributes and sentences; see the components for what stands alone. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(
    () => ({
      count: (value) => formatCount(value, language),
      compact: (value) => formatCompact(value, language),
      dollars: (value) => formatDollars(value, language),
      share: (value) => formatShare(value, language),
      duration: (milliseconds) => formatDuration(milliseconds, language),
      moment: (iso, timeZone) => formatMoment(new Date(iso), language, timeZone),
    }),
    [language],
  );
}
