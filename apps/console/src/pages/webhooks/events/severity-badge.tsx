import { Badge } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../webhook';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<Severity, Look>> = {
  info: { color: 'blue', icon: IconInfoCircle },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  critical: { color: 'red', icon: IconAlertOctagon },
};

/** How much somebody should care. */
export function SeverityBadge({ severity }: { readonly severity: Severity }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { color, icon: Icon } = looks[severity];
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
      {t(`severity.${severity}`)}
    </Badge>
  );
}
