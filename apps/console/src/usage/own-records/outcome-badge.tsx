import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
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
    <Badge variant="light" color={colours[outcome]} tt="none" miw="max-content">
      {t('outcomeWithStatus', { outcome: t(`outcome.${outcome}`), status })}
    </Badge>
  );
}
