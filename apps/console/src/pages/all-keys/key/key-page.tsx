import { Anchor, Group, Stack, Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { useTab } from '../../../components/use-tab';
import { KeyStateBadge } from '../../../keys/key-state-badge';
import { usePermission } from '../../../session/use-profile';
import type { ListedKey } from '../any-key';
import { KeyActions } from './key-actions';
import { KeyAudit } from './key-audit';
import { KeyOverview } from './key-overview';
import { KeySettings } from './key-settings';

/** One key of whomever: what it is, what it did, and all that can be done with it. */
export function Component(): ReactElement {
  const { t } = useTranslation('all-keys');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/api-keys/{id}', { params: { path: { id } } });
  if (answer.data) return <Shown apiKey={answer.data} />;
  if (answer.isPending) return <PageSkeleton />;
  return (
    <Page title={t('title')}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
      <ToList />
    </Page>
  );
}

function Shown({ apiKey }: { readonly apiKey: ListedKey }): ReactElement {
  const { t } = useTranslation('all-keys');
  const mayManage = usePermission('keys.manage');
  const mayReadAudit = usePermission('audit.read');
  const shown = [
    'overview' as const,
    ...(mayManage && apiKey.deletedAt === undefined ? (['settings'] as const) : []),
    ...(mayReadAudit ? (['audit'] as const) : []),
  ];
  const [tab, turnTo] = useTab(shown);
  return (
    <Page title={apiKey.name} actions={mayManage ? <KeyActions apiKey={apiKey} /> : null}>
      <Stack gap="md">
        <Group gap="sm">
          <KeyStateBadge apiKey={apiKey} />
          <ToList />
        </Group>
        <Tabs value={tab} onChange={turnTo} keepMounted={false}>
          <Tabs.List aria-label={t('tabs')}>
            {shown.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`tab.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="overview" pt="md">
            <KeyOverview apiKey={apiKey} />
          </Tabs.Panel>
          <Tabs.Panel value="settings" pt="md">
            <KeySettings key={apiKey.id} apiKey={apiKey} />
          </Tabs.Panel>
          <Tabs.Panel value="audit" pt="md">
            <KeyAudit keyId={apiKey.id} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}

function ToList(): ReactElement {
  const { t } = useTranslation('all-keys');
  return (
    <Anchor component={Link} to="/all-keys" size="sm">
      {t('title')}
    </Anchor>
  );
}
