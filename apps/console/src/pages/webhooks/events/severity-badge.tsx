import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type StateLook } from '../../../components/badge/state-badge';
import type { Severity } from '../webhook';

const looks: Readonly<Record<Severity, StateLook>> = {
  info: { color: 'blue', icon: IconInfoCircle },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  critical: { color: 'red', icon: IconAlertOctagon },
};

/** How much somebody should care. */
export function SeverityBadge({ severity }: { readonly severity: Severity }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <StateBadge look={looks[severity]} size="sm">
      {t(`severity.${severity}`)}
    </StateBadge>
  );
}
