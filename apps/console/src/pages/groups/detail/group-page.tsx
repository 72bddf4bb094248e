import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { AddressTabs } from '../../../components/address-tabs';
import { Page } from '../../../components/page';
import { RecordPage } from '../../../components/record-page';
import { usePermission } from '../../../session/use-profile';
import type { AccountGroup } from '../group';
import { GroupAccounts } from './group-accounts';
import { GroupBindings } from './group-bindings';
import { GroupSettings } from './group-settings';

export function Component(): ReactElement {
  const { t } = useTranslation('groups');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/account-groups/{id}', { params: { path: { id } } });
  return (
    <RecordPage title={t('title')} answer={answer}>
      {(group) => <GroupPage group={group} />}
    </RecordPage>
  );
}

function GroupPage({ group }: { readonly group: AccountGroup }): ReactElement {
  const { t } = useTranslation('groups');
  const mayWrite = usePermission('accounts.write');
  const about = [group.description, t(`strategy.${group.strategy}.means`)].filter((each) => each !== undefined);
  return (
    <Page title={group.name} description={about.join(' · ')}>
      <AddressTabs
        label={t('tab.label')}
        tabs={[
          { name: 'accounts', label: t('tab.accounts'), content: <GroupAccounts group={group} /> },
          { name: 'bindings', label: t('tab.bindings'), content: <GroupBindings group={group} /> },
          ...(mayWrite
            ? [{ name: 'settings', label: t('tab.settings'), content: <GroupSettings group={group} /> }]
            : []),
        ]}
      />
    </Page>
  );
}
