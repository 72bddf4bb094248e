import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconKeyOff,
  IconPlayerPause,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../webhook';
import { type Standing, standingOf } from './standing';
import { Hint } from '../../../components/hint';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<Standing, Look>> = {
  on: { color: 'green', icon: IconCircleCheck },
  failing: { color: 'orange', icon: IconAlertTriangle },
  off: { color: 'gray', icon: IconPlayerPause },
  gone: { color: 'red', icon: IconPlugConnectedX },
  'given-up': { color: 'red', icon: IconPlugConnectedX },
  unreadable: { color: 'red', icon: IconKeyOff },
};

/** How a webhook is, in a word; what that means on hover and on focus. */
export function StandingBadge({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const standing = standingOf(webhook);
  const { color, icon: Icon } = looks[standing];
  return (
    <Hint label={t(`standing.${standing}.means`)} maw="min(24rem, 90vw)">
      <Badge
        color={color}
        variant="light"
        tt="none"
        fw={600}
        tabIndex={0}
        leftSection={<Icon size={13} aria-hidden />}
        style={{ flexShrink: 0, minWidth: 'max-content', cursor: 'help' }}
      >
        {t(`standing.${standing}.name`)}
      </Badge>
    </Hint>
  );
}
