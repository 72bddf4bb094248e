import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { SubjectEntries } from '../../../audit/subject-entries';
import { AddressTabs } from '../../../components/address-tabs';
import { Page } from '../../../components/page';
import { RecordPage } from '../../../components/record-page';
import { KeyStateBadge } from '../../../keys/key-state-badge';
import { usePermission } from '../../../session/use-profile';
import type { ListedKey } from '../any-key';
import { KeyActions } from './key-actions';
import { KeyOverview } from './key-overview';
import { KeySettings } from './key-settings';

/** One key of whomever: what it is, what it did, and all that can be done with it. */
export function Component(): ReactElement {
  const { t } = useTranslation('all-keys');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/api-keys/{id}', { params: { path: { id } } });
  return (
    <RecordPage title={t('title')} answer={answer} back={<ToList />}>
      {(apiKey) => <KeyPage apiKey={apiKey} />}
    </RecordPage>
  );
}

function KeyPage({ apiKey }: { readonly apiKey: ListedKey }): ReactElement {
  const { t } = useTranslation('all-keys');
  const mayManage = usePermission('keys.manage');
  const mayReadAudit = usePermission('audit.read');
  const settings = {
    name: 'settings',
    label: t('tab.settings'),
    content: <KeySettings key={apiKey.id} apiKey={apiKey} />,
  };
  const audit = { name: 'audit', label: t('tab.audit'), content: <SubjectEntries subjectId={apiKey.id} /> };
  return (
    <Page title={apiKey.name} actions={mayManage ? <KeyActions apiKey={apiKey} /> : null}>
      <Stack gap="md">
        <Group gap="sm">
          <KeyStateBadge apiKey={apiKey} />
          <ToList />
        </Group>
        <AddressTabs
          label={t('tabs')}
          tabs={[
            { name: 'overview', label: t('tab.overview'), content: <KeyOverview apiKey={apiKey} /> },
            ...(mayManage && apiKey.deletedAt === undefined ? [settings] : []),
            ...(mayReadAudit ? [audit] : []),
          ]}
        />
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
