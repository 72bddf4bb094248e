import { Anchor, Group, Stack, Tabs, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { Page } from '../../components/page';
import { PageSkeleton } from '../../components/page-skeleton';
import { ProblemAlert } from '../../components/problem-alert';
import { KeyStateBadge } from '../../keys/key-state-badge';
import { TryKey } from '../../keys/try/try-key';
import { ClientConfig } from '../../keys/use/client-config';
import { oneOf } from '../../lists/one-of';
import { OwnKeyActions } from './own-key-actions';
import type { OwnKeyBinding } from './own-key-bindings';
import type { OwnKey } from './own-key-columns';
import { OwnKeyOverview } from './own-key-overview';
import { OwnKeySettings } from './own-key-settings';
import { withPolicyEnd } from './policy-end';

const tabs = ['overview', 'use', 'try', 'settings'] as const;
type Tab = (typeof tabs)[number];

/** One key of one's own: what it is, how it is used, and what can be done with it. */
export function Component(): ReactElement {
  const { t } = useTranslation('keys');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/me/api-keys/{id}', { params: { path: { id } } });
  const policy = controlPlane.useQuery('get', '/me/key-policy');
  if (answer.isPending) return <PageSkeleton />;
  return answer.error === null ? (
    <OwnKeyPage apiKey={answer.data} bindings={policy.data?.bindings} />
  ) : (
    <Page title={t('title')}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
      <Text>
        <Anchor component={Link} to="/keys">
          {t('back')}
        </Anchor>
      </Text>
    </Page>
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
  const shown = oneOf(tabs, parameters.get('tab') ?? undefined) ?? 'overview';
  const open = (tab: Tab): void => setParameters({ tab }, { replace: true });
  return (
    <Page title={apiKey.name} actions={<OwnKeyActions apiKey={apiKey} />}>
      <Stack gap="md">
        <Group gap="sm">
          <KeyStateBadge apiKey={ending} />
          <Anchor component={Link} to="/keys" size="sm">
            {t('back')}
          </Anchor>
        </Group>
        <Tabs
          value={shown}
          onChange={(value) => open(oneOf(tabs, value ?? undefined) ?? 'overview')}
          keepMounted={false}
        >
          <Tabs.List aria-label={t('tabs')}>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`tab.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="overview" pt="md">
            <OwnKeyOverview apiKey={ending} />
          </Tabs.Panel>
          <Tabs.Panel value="use" pt="md">
            <ClientConfig
              keyId={apiKey.id}
              client={parameters.get('client') ?? undefined}
              onChange={(client) => setParameters({ tab: 'use', client }, { replace: true })}
            />
          </Tabs.Panel>
          <Tabs.Panel value="try" pt="md">
            <TryKey keyId={apiKey.id} />
          </Tabs.Panel>
          <Tabs.Panel value="settings" pt="md">
            <OwnKeySettings key={apiKey.id} apiKey={apiKey} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}
