import { momentFormat } from '../../../../format/intl-formats';
import type { Language } from '../../../../i18n/languages';

/** The time of day to the millisecond, in a time zone; absent: that of the viewer. */
export function formatInstant(moment: Date, language: Language, timeZone?: string): string {
  return momentFormat(language, {
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' },
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(moment);
}
