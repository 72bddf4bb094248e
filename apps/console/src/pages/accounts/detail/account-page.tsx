import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { usePermission } from '../../../session/use-profile';
import type { ShownAccount } from '../../../accounts/account';
import { useTab } from '../../../components/use-tab';
import { AccountButtons } from './account-buttons';
import { AccountOverview } from './account-overview';
import { AccountTests } from './account-tests';
import { CredentialsTab } from './credentials-tab';
import { SettingsTab } from './settings-tab';

export function Component(): ReactElement {
  const { t } = useTranslation('accounts');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/accounts/{id}', { params: { path: { id } } });
  if (answer.data) return <AccountPage account={answer.data} />;
  if (answer.isPending) return <PageSkeleton />;
  return (
    <Page title={t('title')}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
    </Page>
  );
}

function AccountPage({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const nameOf = usePlatformName();
  const mayWrite = usePermission('accounts.write');
  const mayOperate = usePermission('accounts.operate');
  const names = [
    'overview' as const,
    ...(mayOperate ? (['tests'] as const) : []),
    ...(mayWrite ? (['settings', 'credentials'] as const) : []),
  ];
  const [tab, turnTo] = useTab(names);
  return (
    <Page title={account.name} description={nameOf(account.platform)} actions={<AccountButtons account={account} />}>
      <Tabs value={tab} onChange={turnTo} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('tab.label')}>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <AccountOverview account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="tests">
          <AccountTests account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <SettingsTab account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="credentials">
          <CredentialsTab account={account} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
