import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { standingLooks } from '../../../accounts/state/standing-looks';
import { StateBadge } from '../../../components/badge/state-badge';
import type { LiveStatus } from './pool-sections';

/** The state of an account in a word; with how many there are in it where that is given. */
export function StatusBadge({ status, count }: { readonly status: LiveStatus; readonly count?: string }): ReactElement {
  const { t } = useTranslation('pool');
  const word = t(`status.${status}`);
  return (
    <StateBadge look={standingLooks[status]} size="sm">
      {count === undefined ? word : t('statusCount', { count: count, status: word })}
    </StateBadge>
  );
}
