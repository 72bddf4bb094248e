import { momentFormat } from '../../format/intl-formats';
import type { Language } from '../../i18n/languages';
import { type Time, mondayOfWeek } from './grouping';

/** An hour, day, week or month of the sums in words. Hours are shown by the clock of the relay, which is what days are counted by. */
export function slotLabel(time: Time, id: string, language: Language, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions, moment: string): string => {
    const at = new Date(moment);
    return Number.isNaN(at.getTime()) ? id : momentFormat(language, options).format(at);
  };
  switch (time) {
    case 'hour':
      return format(
        { timeZone, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        id,
      );
    case 'day':
      return format({ timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' }, `${id}T00:00:00Z`);
    case 'week':
      return format({ timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }, mondayOfWeek(id));
    case 'month':
      return format({ timeZone: 'UTC', year: 'numeric', month: 'long' }, `${id}-01T00:00:00Z`);
  }
}
