import { Anchor, Badge, Text } from '@mantine/core';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { useFormat } from '../../../format/use-format';
import type { LiveRequest } from '../../../live/live-types';
import { useLiveRunning } from '../../../live/use-live';
import { PanelHead } from '../panel-head';
import { useHeld } from '../use-held';

const colours: Readonly<Record<LiveRequest['state'], string>> = { queued: 'yellow', asked: 'blue', streaming: 'green' };

/** The newest requests under way. The table is as high with none of them as with a hundred. */
export function RunningPanel(): ReactElement {
  const { t } = useTranslation('pool');
  const { count } = useFormat();
  const { shown: running, isHeld, holding } = useHeld(useLiveRunning());
  const items = running?.items ?? [];
  return (
    <section>
      <PanelHead title={t('running.title')} isHeld={isHeld}>
        {running === undefined
          ? null
          : running.total > items.length
            ? t('running.newest', { newest: count(items.length), total: count(running.total) })
            : t('running.count', { count: running.total, shown: count(running.total) })}
      </PanelHead>
      <div {...holding}>
        <DataTable<LiveRequest>
          aria-label={t('running.title')}
          records={[...items]}
          columns={useColumns()}
          idAccessor="requestId"
          height="22rem"
          fetching={running === undefined}
          loaderSize="sm"
          verticalSpacing={4}
          withTableBorder
          borderRadius="md"
          noRecordsText={t('running.none')}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('running.title'), role: 'region' } }}
        />
      </div>
    </section>
  );
}

function useColumns(): DataTableColumn<LiveRequest>[] {
  const { t } = useTranslation('pool');
  return [
    {
      accessor: 'username',
      title: t('running.who'),
      noWrap: true,
      render: ({ requestId, username, keyName }) => (
        <Anchor component={Link} to={`/requests/${requestId}`} size="sm">
          {username ?? t('running.nobody')}
          <Text span inherit c="dimmed">
            {keyName === null ? null : ` · ${keyName}`}
          </Text>
        </Anchor>
      ),
    },
    { accessor: 'model', title: t('running.model'), noWrap: true },
    {
      accessor: 'accountName',
      title: t('running.account'),
      noWrap: true,
      render: ({ accountId, accountName }) =>
        accountId === null ? (
          <Text span inherit c="dimmed">
            {t('running.noAccount')}
          </Text>
        ) : (
          <Anchor component={Link} to={`/accounts/${accountId}`} size="sm">
            {accountName ?? accountId}
          </Anchor>
        ),
    },
    {
      accessor: 'state',
      title: t('running.state'),
      width: 110,
      render: ({ state }) => (
        <Badge color={colours[state]} variant="light" tt="none" size="sm">
          {t(`running.states.${state}`)}
        </Badge>
      ),
    },
    { accessor: 'since', title: t('running.since'), width: 150, render: ({ since }) => <Moment at={since} relative /> },
    {
      accessor: 'tokens',
      title: t('running.tokens'),
      textAlign: 'right',
      width: 90,
      render: ({ tokens }) => (tokens === null ? t('figures.unknown') : <Count value={tokens} short />),
    },
  ];
}
