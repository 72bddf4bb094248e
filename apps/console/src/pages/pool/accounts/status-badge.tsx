import { IconAlertTriangle, IconCircleCheck, IconKeyOff, IconPlayerPause, IconSnowflake } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type StateLook } from '../../../components/state-badge';
import type { LiveStatus } from './pool-sections';

const looks: Readonly<Record<LiveStatus, StateLook>> = {
  available: { color: 'green', icon: IconCircleCheck },
  cooling: { color: 'orange', icon: IconSnowflake },
  paused: { color: 'gray', icon: IconPlayerPause },
  expired: { color: 'red', icon: IconAlertTriangle },
  unreadable: { color: 'red', icon: IconKeyOff },
  needs_reauth: { color: 'red', icon: IconKeyOff },
};

/** The state of an account in a word; with how many there are in it where that is given. */
export function StatusBadge({ status, count }: { readonly status: LiveStatus; readonly count?: string }): ReactElement {
  const { t } = useTranslation('pool');
  const word = t(`status.${status}`);
  return (
    <StateBadge look={looks[status]} size="sm">
      {count === undefined ? word : t('statusCount', { count: count, status: word })}
    </StateBadge>
  );
}
