import { useNow } from '../../components/use-now';
import { momentFormat } from '../../format/intl-formats';
import { useLanguage } from '../../i18n/use-language';

const DAY_MS = 86_400_000;

/** "15:40" where it is within a day, with the day of the week otherwise. */
export function useClock(): (iso: string) => string {
  const language = useLanguage();
  const now = useNow();
  return (iso) => {
    const moment = new Date(iso);
    const isSoon = moment.getTime() - now.getTime() < DAY_MS;
    return momentFormat(language, {
      ...{ hour: '2-digit', minute: '2-digit' },
      ...(isSoon ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    }).format(moment);
  };
}
