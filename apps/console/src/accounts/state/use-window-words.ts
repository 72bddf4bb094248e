import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import type { ShownWindow } from './shown-windows';
import { useWindowName } from './use-window-name';

export interface WindowWords {
  readonly name: string;
  /** Share that is used. */
  readonly used: string;
  /** All that is known, line by line. */
  readonly details: readonly string[];
}

export function useWindowWords(window: ShownWindow): WindowWords {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const name = useWindowName()(window);
  const { utilization, resetsAt, runsOutAt, burnRatePerHour } = window;
  const used = utilization === null ? t('window.unknown') : format.share(utilization);
  const details = [
    t('window.used', { name, used }),
    ...(burnRatePerHour === null ? [] : [t('window.rate', { rate: format.share(burnRatePerHour) })]),
    ...(runsOutAt === null ? [] : [t('window.runsOutOn', { moment: format.moment(runsOutAt) })]),
    ...(resetsAt === null ? [] : [t('window.resetsOn', { moment: format.moment(resetsAt) })]),
  ];
  return { name, used, details };
}
