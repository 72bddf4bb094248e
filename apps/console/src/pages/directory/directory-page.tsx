import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { AddressTabs } from '../../components/address-tabs';
import { Page } from '../../components/page';
import { PageSkeleton } from '../../components/page-skeleton';
import { ProblemAlert } from '../../components/problem-alert';
import { DirectorySettings } from './settings/directory-settings';
import { DirectoryStatus } from './status/directory-status';

export function Component(): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Page title={t('title')} description={t('description')}>
      <AddressTabs
        label={t('title')}
        tabs={[
          { name: 'status', label: t('tab.status'), content: <DirectoryStatus /> },
          { name: 'settings', label: t('tab.settings'), content: <Settings /> },
        ]}
      />
    </Page>
  );
}

function Settings(): ReactElement {
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/directory');
  if (data) return <DirectorySettings view={data} />;
  return error === null ? <PageSkeleton /> : <ProblemAlert error={error} onRetry={() => void refetch()} />;
}
