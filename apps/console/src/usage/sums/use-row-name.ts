import { useTranslation } from 'react-i18next';
import { platforms } from '../../components/platform-name/platforms';
import { usePlatformName } from '../../components/platform-name/use-platform-name';
import { useLanguage } from '../../i18n/use-language';
import { oneOf } from '../../lists/one-of';
import { useProfile } from '../../session/use-profile';
import type { Grouping, UsageRow } from './grouping';
import { isTime } from './grouping';
import { slotLabel } from './slot-label';

/** What a row of sums is called. */
export function useRowName(): (by: Grouping, row: Pick<UsageRow, 'id' | 'name'>) => string {
  const { t } = useTranslation('usage-explorer');
  const platformName = usePlatformName();
  const language = useLanguage();
  const { timezone } = useProfile();
  return (by, { id, name }) => {
    if (isTime(by)) return slotLabel(by, id, language, timezone);
    if (by === 'group' && id === 'none') return t('none.group');
    if (by === 'client' && id === 'none') return t('none.client');
    const platform = by === 'platform' ? oneOf(platforms, id) : undefined;
    return platform ? platformName(platform) : (name ?? id);
  };
}
