import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { AddressTabs } from '../../components/address-tabs';
import { Page } from '../../components/page';
import { RecordPage } from '../../components/record-page';
import { KeyStateBadge } from '../../keys/key-state-badge';
import { TryKey } from '../../keys/try/try-key';
import { ClientConfig } from '../../keys/use/client-config';
import { OwnKeyActions } from './own-key-actions';
import type { OwnKeyBinding } from './own-key-bindings';
import type { OwnKey } from './own-key-columns';
import { OwnKeyOverview } from './own-key-overview';
import { OwnKeySettings } from './own-key-settings';
import { withPolicyEnd } from './policy-end';

/** One key of one's own: what it is, how it is used, and what can be done with it. */
export function Component(): ReactElement {
  const { t } = useTranslation('keys');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/me/api-keys/{id}', { params: { path: { id } } });
  const policy = controlPlane.useQuery('get', '/me/key-policy');
  return (
    <RecordPage title={t('title')} answer={answer} back={<ToList />}>
      {(apiKey) => <OwnKeyPage apiKey={apiKey} bindings={policy.data?.bindings} />}
    </RecordPage>
  );
}

interface OwnKeyPageProps {
  readonly apiKey: OwnKey;
  readonly bindings: readonly OwnKeyBinding[] | undefined;
}

function OwnKeyPage({ apiKey, bindings }: OwnKeyPageProps): ReactElement {
  const { t } = useTranslation('keys');
  const ending = withPolicyEnd(apiKey, bindings);
  const [parameters, setParameters] = useSearchParams();
  const use = (
    <ClientConfig
      keyId={apiKey.id}
      client={parameters.get('client') ?? undefined}
      onChange={(client) => setParameters({ tab: 'use', client }, { replace: true })}
    />
  );
  const settings = <OwnKeySettings key={apiKey.id} apiKey={apiKey} />;
  return (
    <Page title={apiKey.name} actions={<OwnKeyActions apiKey={apiKey} />}>
      <Stack gap="md">
        <Group gap="sm">
          <KeyStateBadge apiKey={ending} />
          <ToList />
        </Group>
        <AddressTabs
          label={t('tabs')}
          tabs={[
            { name: 'overview', label: t('tab.overview'), content: <OwnKeyOverview apiKey={ending} /> },
            { name: 'use', label: t('tab.use'), content: use },
            { name: 'try', label: t('tab.try'), content: <TryKey keyId={apiKey.id} /> },
            { name: 'settings', label: t('tab.settings'), content: settings },
          ]}
        />
      </Stack>
    </Page>
  );
}

function ToList(): ReactElement {
  const { t } = useTranslation('keys');
  return (
    <Anchor component={Link} to="/keys" size="sm">
      {t('back')}
    </Anchor>
  );
}
