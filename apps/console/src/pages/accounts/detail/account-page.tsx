import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { AddressTabs } from '../../../components/address-tabs';
import { Page } from '../../../components/page';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { RecordPage } from '../../../components/record-page';
import { usePermission } from '../../../session/use-profile';
import type { ShownAccount } from '../../../accounts/account';
import { AccountButtons } from './account-buttons';
import { AccountOverview } from './account-overview';
import { AccountTests } from './account-tests';
import { CredentialsTab } from './credentials-tab';
import { SettingsTab } from './settings-tab';

export function Component(): ReactElement {
  const { t } = useTranslation('accounts');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/accounts/{id}', { params: { path: { id } } });
  return (
    <RecordPage title={t('title')} answer={answer}>
      {(account) => <AccountPage account={account} />}
    </RecordPage>
  );
}

function AccountPage({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const nameOf = usePlatformName();
  const mayWrite = usePermission('accounts.write');
  const mayOperate = usePermission('accounts.operate');
  const tests = { name: 'tests', label: t('tab.tests'), content: <AccountTests account={account} /> };
  const change = [
    { name: 'settings', label: t('tab.settings'), content: <SettingsTab account={account} /> },
    { name: 'credentials', label: t('tab.credentials'), content: <CredentialsTab account={account} /> },
  ];
  return (
    <Page title={account.name} description={nameOf(account.platform)} actions={<AccountButtons account={account} />}>
      <AddressTabs
        label={t('tab.label')}
        tabs={[
          { name: 'overview', label: t('tab.overview'), content: <AccountOverview account={account} /> },
          ...(mayOperate ? [tests] : []),
          ...(mayWrite ? change : []),
        ]}
      />
    </Page>
  );
}
