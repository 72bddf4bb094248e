import { Stack } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type StateLook } from '../../components/badge/state-badge';
import { Moment } from '../../components/moment';
import { PlatformName } from '../../components/platform-name/platform-name';
import { TextLink } from '../../components/text-link';
import type { ShownAccount } from '../account';
import { mainWindows } from '../state/shown-windows';
import { StandingCell } from '../state/standing-badge';
import { SmallWindowBar } from '../state/window-bar';
import classes from './account-columns.module.css';
import { AccountRowMenu } from './account-row-menu';
import { Running } from './running';
import { SpentToday } from './spent-today';

export function useAccountColumns(): DataTableColumn<ShownAccount>[] {
  const { t } = useTranslation('accounts');
  return [
    { accessor: 'name', title: t('column.name'), sortable: true, render: (account) => <NameCell account={account} /> },
    {
      accessor: 'state',
      title: t('column.state'),
      sortable: true,
      render: (account) => <StandingCell account={account} />,
    },
    {
      accessor: 'windows',
      title: t('column.windows'),
      render: (account) => {
        const windows = mainWindows(account);
        return windows.length === 0 ? null : (
          <Stack gap={6} w="13rem">
            {windows.map((window) => (
              <SmallWindowBar key={window.name} window={window} />
            ))}
          </Stack>
        );
      },
    },
    {
      accessor: 'running',
      title: t('column.running'),
      sortable: true,
      textAlign: 'right',
      render: (account) => <Running account={account} />,
    },
    {
      accessor: 'spent',
      title: t('column.spent'),
      sortable: true,
      textAlign: 'right',
      render: (account) => <SpentToday account={account} />,
    },
    {
      accessor: 'priority',
      title: t('column.priority'),
      sortable: true,
      textAlign: 'right',
      render: ({ priority }) => <span className="numeric">{priority}</span>,
    },
    {
      accessor: 'lastUsedAt',
      title: t('column.lastUsed'),
      sortable: true,
      render: ({ lastUsedAt }) =>
        lastUsedAt === null ? <span className="dimmed">{t('never')}</span> : <Moment at={lastUsedAt} relative />,
    },
    {
      accessor: 'menu',
      title: '',
      textAlign: 'right',
      width: 48,
      render: (account) => <AccountRowMenu account={account} />,
    },
  ];
}

const personalLook: StateLook = { color: 'violet' };

function NameCell({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const { id, name, platform, groups, personal, ownerUsername } = account;
  return (
    <div className={classes.name}>
      <TextLink to={`/accounts/${id}`} truncate>
        {name}
      </TextLink>
      <div className={classes.more}>
        <span className="dimmed small">
          <PlatformName platform={platform} />
        </span>
        {groups.map((group) => (
          <span key={group.id} className={classes.group}>
            {group.name}
          </span>
        ))}
        {personal ? (
          <StateBadge size="sm" look={personalLook}>
            {t('personalOf', { name: ownerUsername ?? t('nobody') })}
          </StateBadge>
        ) : null}
      </div>
    </div>
  );
}
