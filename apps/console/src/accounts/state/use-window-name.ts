import { useTranslation } from 'react-i18next';
import { oneOf } from '../../lists/one-of';
import { type ShownWindow, hoursOf } from './shown-windows';

/** Limits that upstreams do not name by their length. */
const buckets = [
  ...(['requests', 'tokens', 'input-tokens', 'output-tokens'] as const),
  ...(['primary', 'secondary', 'daily-cost'] as const),
] as const;
const MINUTES = /^(\d+)m/;

/** `5h` → "5 hours", `7d_opus` → "7 days · opus", `input-tokens` → "Input tokens"; what is not known keeps its name. */
export function useWindowName(): (window: Pick<ShownWindow, 'name' | 'family'>) => string {
  const { t } = useTranslation('accounts');
  const lengthOf = (name: string): string => {
    const minutes = MINUTES.exec(name)?.[1];
    if (minutes !== undefined) return t('window.minutes', { count: Number(minutes) });
    const hours = hoursOf(name);
    if (hours !== undefined)
      return hours % 24 === 0 ? t('window.days', { count: hours / 24 }) : t('window.hours', { count: hours });
    const bucket = oneOf(buckets, name.split('_')[0]);
    return bucket === undefined ? name : t(`window.bucket.${bucket}`);
  };
  return ({ name, family }) => {
    const length = lengthOf(name);
    return family === undefined ? length : `${length} · ${family}`;
  };
}
