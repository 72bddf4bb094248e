import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { Page } from '../../components/page';
import { PageSkeleton } from '../../components/page-skeleton';
import { ProblemAlert } from '../../components/problem-alert';
import { oneOf } from '../../lists/one-of';
import { DirectorySettings } from './settings/directory-settings';
import { DirectoryStatus } from './status/directory-status';

const tabs = ['status', 'settings'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation('directory');
  const [parameters, setParameters] = useSearchParams();
  const tab = oneOf(tabs, parameters.get('tab') ?? undefined) ?? 'status';
  return (
    <Page title={t('title')} description={t('description')}>
      <Tabs
        value={tab}
        onChange={(next) => setParameters(next === null || next === 'status' ? {} : { tab: next }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="status" pt="lg">
          <DirectoryStatus />
        </Tabs.Panel>
        <Tabs.Panel value="settings" pt="lg">
          <Settings />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Settings(): ReactElement {
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/directory');
  if (data) return <DirectorySettings view={data} />;
  return error === null ? <PageSkeleton /> : <ProblemAlert error={error} onRetry={() => void refetch()} />;
}
