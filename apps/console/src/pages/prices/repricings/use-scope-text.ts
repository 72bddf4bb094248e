import { useTranslation } from 'react-i18next';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import type { Repricing } from './repricing';

/** What a re-pricing is narrowed to. */
export function useScopeText(): (repricing: Repricing) => string {
  const { t } = useTranslation('prices');
  const platformName = usePlatformName();
  return ({ platform, model, accountId, keyId, onlyUnpriced }) => {
    const parts = [
      platform && platformName(platform),
      ...[model, accountId, keyId],
      onlyUnpriced ? t('repricing.onlyUnpriced') : undefined,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? t('repricing.everything') : parts.join(' · ');
  };
}
