import { Badge } from '@mantine/core';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../webhook';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<DeliveryState, Look>> = {
  delivered: { color: 'green', icon: IconCheck },
  waiting: { color: 'blue', icon: IconClock },
  dead: { color: 'red', icon: IconX },
};

export function DeliveryStateBadge({ state }: { readonly state: DeliveryState }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { color, icon: Icon } = looks[state];
  return (
    <Badge
      color={color}
      variant="light"
      size="sm"
      tt="none"
      fw={600}
      leftSection={<Icon size={12} aria-hidden />}
      style={{ flexShrink: 0, minWidth: 'max-content' }}
    >
      {t(`delivery.state.${state}`)}
    </Badge>
  );
}
