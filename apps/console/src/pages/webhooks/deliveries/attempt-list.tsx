import { Badge, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import type { Delivery } from '../webhook';

/** Each attempt with what was answered, the newest first. */
export function AttemptList({ attempts }: Pick<Delivery, 'attempts'>): ReactElement {
  const { t } = useTranslation('webhooks');
  if (attempts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('delivery.noAttempt')}
      </Text>
    );
  return (
    <DataTable
      aria-label={t('delivery.attempts')}
      records={attempts.toReversed()}
      idAccessor={({ at, durationMs }) => `${at} ${durationMs}`}
      verticalSpacing="xs"
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('delivery.attempts') } }}
      columns={[
        { accessor: 'at', title: t('delivery.attempt.at'), render: ({ at }) => <Moment at={at} /> },
        {
          accessor: 'outcome',
          title: t('delivery.attempt.outcome'),
          render: ({ outcome }) => (
            <Badge
              color={outcome === 'delivered' ? 'green' : 'red'}
              variant="light"
              size="sm"
              tt="none"
              fw={600}
              leftSection={
                outcome === 'delivered' ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />
              }
              style={{ flexShrink: 0, minWidth: 'max-content' }}
            >
              {t(`delivery.outcome.${outcome}`)}
            </Badge>
          ),
        },
        {
          accessor: 'reason',
          title: t('delivery.column.answer'),
          render: ({ reason }) => (
            <Text size="sm" miw="12rem" style={{ overflowWrap: 'anywhere' }}>
              {reason ?? ''}
            </Text>
          ),
        },
        {
          accessor: 'durationMs',
          title: t('delivery.attempt.duration'),
          textAlign: 'right',
          render: ({ durationMs }) => <Duration milliseconds={durationMs} />,
        },
      ]}
    />
  );
}
