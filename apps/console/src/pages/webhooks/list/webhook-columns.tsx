import { Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../components/moment';
import { TextLink } from '../../../components/text-link';
import { ChannelName } from '../channels/channel-name';
import { SeverityBadge } from '../events/severity-badge';
import { useEventsInShort } from '../events/use-events-in-short';
import { StandingBadge } from '../standing/standing-badge';
import type { Webhook } from '../webhook';
import { DeadCount, LastDelivery } from './deliveries-in-short';

export function useWebhookColumns(): DataTableColumn<Webhook>[] {
  const { t } = useTranslation('webhooks');
  const inShort = useEventsInShort();
  return [
    { accessor: 'name', title: t('column.name'), sortable: true, render: (webhook) => <NameCell webhook={webhook} /> },
    {
      accessor: 'enabled',
      title: t('column.state'),
      sortable: true,
      render: (webhook) => <StateCell webhook={webhook} />,
    },
    { accessor: 'last', title: t('column.last'), render: (webhook) => <LastDelivery webhook={webhook} /> },
    {
      accessor: 'dead',
      title: t('column.dead'),
      textAlign: 'right',
      render: (webhook) => <DeadCount webhook={webhook} />,
    },
    {
      accessor: 'events',
      title: t('column.events'),
      render: ({ events }) => (
        <Text size="sm" miw="10rem" maw="16rem">
          {inShort(events)}
        </Text>
      ),
    },
    {
      accessor: 'minimumSeverity',
      title: t('column.minimumSeverity'),
      sortable: true,
      render: ({ minimumSeverity }) => <SeverityBadge severity={minimumSeverity} />,
    },
    {
      accessor: 'channel',
      title: t('column.channel'),
      sortable: true,
      render: ({ channel }) => <ChannelName channel={channel} />,
    },
    {
      accessor: 'createdAt',
      title: t('column.created'),
      sortable: true,
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
  ];
}

function NameCell({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { id, name, channel, url } = webhook;
  return (
    <Stack gap={0} miw="9rem" maw="16rem">
      <TextLink to={`/webhooks/${id}`} truncate>
        {name}
      </TextLink>
      <Text size="xs" c="dimmed" truncate title={url}>
        <ChannelName channel={channel} />
        {url === undefined ? null : ` · ${url}`}
      </Text>
    </Stack>
  );
}

function StateCell({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { failingSince } = webhook.deliveries;
  return (
    <Stack gap={2} align="flex-start">
      <StandingBadge webhook={webhook} />
      {failingSince === undefined ? null : (
        <Text size="xs" c="dimmed" component="div" style={{ whiteSpace: 'nowrap' }}>
          {t('failingSince')} <Moment at={failingSince} relative />
        </Text>
      )}
    </Stack>
  );
}
