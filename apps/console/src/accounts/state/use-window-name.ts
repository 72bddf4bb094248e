import { useTranslation } from 'react-i18next';
import { type ShownWindow, hoursOf } from './shown-windows';

/** `5h` → "5 hours", `7d_opus` → "7 days · opus"; what is not named by its length keeps its name. */
export function useWindowName(): (window: Pick<ShownWindow, 'name' | 'family'>) => string {
  const { t } = useTranslation('accounts');
  return ({ name, family }) => {
    const hours = hoursOf(name);
    const length =
      hours === undefined
        ? name
        : hours % 24 === 0
          ? t('window.days', { count: hours / 24 })
          : t('window.hours', { count: hours });
    return family === undefined ? length : `${length} · ${family}`;
  };
}
