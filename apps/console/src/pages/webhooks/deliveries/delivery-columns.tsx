import { Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { TextLink } from '../../../components/text-link';
import { useEventWords } from '../../../events/use-event-words';
import { SeverityBadge } from '../events/severity-badge';
import type { Delivery, Webhook } from '../webhook';
import { DeliveryStateBadge } from './delivery-state-badge';
import { ReplayButton } from './replay-button';
import { worstSeverity } from './worst-severity';

export function useDeliveryColumns(webhook: Webhook): DataTableColumn<Delivery>[] {
  const { t } = useTranslation('webhooks');
  return [
    {
      accessor: 'createdAt',
      title: t('delivery.column.created'),
      sortable: true,
      render: ({ id, createdAt }) => (
        <TextLink to={`/webhooks/${webhook.id}/deliveries/${id}`}>
          <Moment at={createdAt} />
        </TextLink>
      ),
    },
    {
      accessor: 'events',
      title: t('delivery.column.events'),
      render: (delivery) => <EventsCell delivery={delivery} />,
    },
    {
      accessor: 'state',
      title: t('delivery.column.state'),
      render: (delivery) => <StateCell delivery={delivery} />,
    },
    {
      accessor: 'attemptCount',
      title: t('delivery.column.attempts'),
      textAlign: 'right',
      render: ({ attemptCount }) => <Count value={attemptCount} />,
    },
    {
      accessor: 'answer',
      title: t('delivery.column.answer'),
      render: (delivery) => <AnswerCell delivery={delivery} />,
    },
    {
      accessor: 'menu',
      title: '',
      textAlign: 'right',
      width: 56,
      render: (delivery) => <ReplayButton webhook={webhook} delivery={delivery} isSmall />,
    },
  ];
}

function EventsCell({ delivery: { events } }: { readonly delivery: Delivery }): ReactElement {
  const { t } = useTranslation('webhooks');
  const words = useEventWords();
  const [first] = events;
  return (
    <Stack gap={2} miw="14rem" maw="26rem">
      <Group gap={6} wrap="nowrap">
        <SeverityBadge severity={worstSeverity(events)} />
        <Text size="sm" truncate>
          {events.length === 1 && first
            ? t(`event.${first.type}.title`)
            : t('delivery.digest', { count: events.length })}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {first && words(first)}
      </Text>
    </Stack>
  );
}

function StateCell({ delivery: { state, deadReason, nextAttemptAt } }: { readonly delivery: Delivery }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <Stack gap={2} align="flex-start">
      <DeliveryStateBadge state={state} />
      {deadReason === undefined ? null : (
        <Text size="xs" c="dimmed" maw="14rem">
          {t(`delivery.deadReason.${deadReason}`)}
        </Text>
      )}
      {nextAttemptAt === undefined ? null : (
        <Text size="xs" c="dimmed" component="div" style={{ whiteSpace: 'nowrap' }}>
          {t('delivery.next')} <Moment at={nextAttemptAt} relative />
        </Text>
      )}
    </Stack>
  );
}

function AnswerCell({ delivery: { attempts } }: { readonly delivery: Delivery }): ReactElement {
  const { t } = useTranslation('webhooks');
  const last = attempts.at(-1);
  if (!last) return <span className="dimmed">{t('delivery.noAttempt')}</span>;
  return (
    <Stack gap={2} maw="18rem">
      <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
        {last.reason ?? t(`delivery.outcome.${last.outcome}`)}
      </Text>
      <Text size="xs" c="dimmed" component="div">
        <Moment at={last.at} relative />
      </Text>
    </Stack>
  );
}
