import {
  IconAlertTriangle,
  IconCircleCheck,
  IconKeyOff,
  IconPlayerPause,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type StateLook } from '../../../components/badge/state-badge';
import type { Webhook } from '../webhook';
import { type Standing, standingOf } from './standing';

const looks: Readonly<Record<Standing, StateLook>> = {
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
  return (
    <StateBadge look={looks[standing]} means={t(`standing.${standing}.means`)}>
      {t(`standing.${standing}.name`)}
    </StateBadge>
  );
}
