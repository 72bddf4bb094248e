import type { Language } from '../i18n/languages';
import { distanceFormat, momentFormat, numberFormat } from './intl-formats';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** 12345 → "12,345". */
export function formatCount(value: number, language: Language): string {
  return numberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** 12345678 → "12.3M". For places where the whole number is shown as well, or does not matter. */
export function formatCompact(value: number, language: Language): string {
  return numberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/**
 * US dollars from a decimal string, without a detour over a binary fraction that could round. Two digits, and as many as it takes to
 * show the first two that are not zero where it is less than a cent.
 */
export function formatDollars(dollars: string, language: Language): string {
  const firstDigit = /^-?0\.0*[1-9]/.exec(dollars);
  const digits = firstDigit && Math.abs(Number(dollars)) < 0.01 ? firstDigit[0].replace('-', '').length - 1 : 2;
  const format = numberFormat(language, {
    ...{ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: 2, maximumFractionDigits: Math.min(digits, 9) },
  });
  return format.format(dollars as Intl.StringNumericLiteral);
}

/** 0.153 → "15.3%". */
export function formatShare(share: number, language: Language): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** 1234 → "1.23 s", in the unit that reads best. */
export function formatDuration(milliseconds: number, language: Language): string {
  const [value, unit] =
    milliseconds < 1_000
      ? [milliseconds, 'millisecond']
      : milliseconds < MINUTE_MS
        ? [milliseconds / 1_000, 'second']
        : milliseconds < HOUR_MS
          ? [milliseconds / MINUTE_MS, 'minute']
          : milliseconds < DAY_MS
            ? [milliseconds / HOUR_MS, 'hour']
            : [milliseconds / DAY_MS, 'day'];
  return numberFormat(language, {
    ...{ style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 },
  }).format(value);
}

/** A moment in a time zone; absent: that of the viewer. */
export function formatMoment(moment: Date, language: Language, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return momentFormat(language, { dateStyle: 'medium', timeStyle: 'medium', ...zone }).format(moment);
}

/** "3 minutes ago", "in 2 hours". */
export function formatDistance(moment: Date, now: Date, language: Language): string {
  const apart = moment.getTime() - now.getTime();
  const size = Math.abs(apart);
  const format = distanceFormat(language, { numeric: 'auto' });
  if (size < MINUTE_MS) return format.format(Math.round(apart / 1_000), 'second');
  if (size < HOUR_MS) return format.format(Math.round(apart / MINUTE_MS), 'minute');
  if (size < DAY_MS) return format.format(Math.round(apart / HOUR_MS), 'hour');
  return format.format(Math.round(apart / DAY_MS), 'day');
}
