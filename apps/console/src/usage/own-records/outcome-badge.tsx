import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../components/badge/state-badge';
import type { OwnRecord } from './use-own-records';

const colours = {
  completed: 'green',
  'caller-left': 'gray',
  'upstream-failed': 'red',
  'upstream-interrupted': 'orange',
  'gateway-lost': 'red',
} as const;

/** How a request ended, with the status that the client got. */
export function OutcomeBadge({ record: { outcome, status } }: { readonly record: OwnRecord }): ReactElement {
  const { t } = useTranslation('usage-explorer');
  return (
    <StateBadge look={{ color: colours[outcome] }}>
      {t('outcomeWithStatus', { outcome: t(`outcome.${outcome}`), status })}
    </StateBadge>
  );
}
