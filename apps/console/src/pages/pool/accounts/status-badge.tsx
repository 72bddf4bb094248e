import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconKeyOff, IconPlayerPause, IconSnowflake } from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveStatus } from './pool-sections';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<LiveStatus, Look>> = {
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
  const { color, icon: Icon } = looks[status];
  const word = t(`status.${status}`);
  return (
    <Badge color={color} variant="light" tt="none" size="sm" leftSection={<Icon size={12} aria-hidden />}>
      {count === undefined ? word : t('statusCount', { count: count, status: word })}
    </Badge>
  );
}
