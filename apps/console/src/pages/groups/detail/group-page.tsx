import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { useTab } from '../../../components/use-tab';
import { usePermission } from '../../../session/use-profile';
import type { AccountGroup } from '../group';
import { GroupAccounts } from './group-accounts';
import { GroupBindings } from './group-bindings';
import { GroupSettings } from './group-settings';

export function Component(): ReactElement {
  const { t } = useTranslation('groups');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/account-groups/{id}', { params: { path: { id } } });
  if (answer.data) return <GroupPage group={answer.data} />;
  if (answer.isPending) return <PageSkeleton />;
  return (
    <Page title={t('title')}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
    </Page>
  );
}

function GroupPage({ group }: { readonly group: AccountGroup }): ReactElement {
  const { t } = useTranslation('groups');
  const mayWrite = usePermission('accounts.write');
  const names = ['accounts' as const, 'bindings' as const, ...(mayWrite ? (['settings'] as const) : [])];
  const [tab, turnTo] = useTab(names);
  const about = [group.description, t(`strategy.${group.strategy}.means`)].filter((each) => each !== undefined);
  return (
    <Page title={group.name} description={about.join(' · ')}>
      <Tabs value={tab} onChange={turnTo} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('tab.label')}>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="accounts">
          <GroupAccounts group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="bindings">
          <GroupBindings group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <GroupSettings group={group} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
