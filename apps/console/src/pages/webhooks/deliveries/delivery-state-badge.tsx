import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type StateLook } from '../../../components/badge/state-badge';
import type { DeliveryState } from '../webhook';

const looks: Readonly<Record<DeliveryState, StateLook>> = {
  delivered: { color: 'green', icon: IconCheck },
  waiting: { color: 'blue', icon: IconClock },
  dead: { color: 'red', icon: IconX },
};

/** Whether a delivery has arrived. */
export function DeliveryStateBadge({ state }: { readonly state: DeliveryState }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <StateBadge look={looks[state]} size="sm">
      {t(`delivery.state.${state}`)}
    </StateBadge>
  );
}
