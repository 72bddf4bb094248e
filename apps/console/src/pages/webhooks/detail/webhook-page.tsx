import { Anchor, Group, Stack, Tabs, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { oneOf } from '../../../lists/one-of';
import { usePermission } from '../../../session/use-profile';
import { ChannelName } from '../channels/channel-name';
import { DeliveriesTab } from '../deliveries/deliveries-tab';
import { SigningTab } from '../signing/signing-tab';
import { StandingBadge } from '../standing/standing-badge';
import { TestPanel } from '../testing/test-panel';
import type { Webhook } from '../webhook';
import { WebhookButtons } from './webhook-buttons';
import { WebhookNotice } from './webhook-notice';
import { WebhookSettings } from './webhook-settings';
import { WebhookSummary } from './webhook-summary';

export function Component(): ReactElement {
  const { t } = useTranslation('webhooks');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/webhooks/{id}', { params: { path: { id } } });
  if (answer.data) return <WebhookPage key={id} webhook={answer.data} />;
  if (answer.isPending) return <PageSkeleton />;
  return (
    <Page title={t('title')}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
    </Page>
  );
}

/** One webhook: what it was told, what it is set to, and what can be done with it. */
function WebhookPage({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const mayWrite = usePermission('webhooks.write');
  const [parameters, setParameters] = useSearchParams();
  const tabs = [
    ...(['deliveries', 'overview'] as const),
    ...(mayWrite ? (['test', 'settings'] as const) : []),
    ...(webhook.signatures ? (['signing'] as const) : []),
  ];
  // Filters of the deliveries lead to them.
  const tab = oneOf(tabs, parameters.get('tab') ?? undefined) ?? 'deliveries';
  const turnTo = (name: string | null): void =>
    setParameters(name === null || name === 'deliveries' ? {} : { tab: name }, { replace: true });
  return (
    <Page title={webhook.name} actions={mayWrite ? <WebhookButtons webhook={webhook} /> : undefined}>
      <Stack gap="md">
        <Group gap="sm">
          <StandingBadge webhook={webhook} />
          <Text size="sm" component="span">
            <ChannelName channel={webhook.channel} />
          </Text>
          <Anchor component={Link} to="/webhooks" size="sm">
            {t('back')}
          </Anchor>
        </Group>
        <WebhookNotice webhook={webhook} />
        <Tabs value={tab} onChange={turnTo} keepMounted={false}>
          <Tabs.List mb="md" aria-label={t('tab.label')}>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="deliveries">
            <DeliveriesTab webhook={webhook} />
          </Tabs.Panel>
          <Tabs.Panel value="overview">
            <WebhookSummary webhook={webhook} />
          </Tabs.Panel>
          <Tabs.Panel value="test">
            <TestPanel id={webhook.id} />
          </Tabs.Panel>
          <Tabs.Panel value="settings">
            <WebhookSettings webhook={webhook} />
          </Tabs.Panel>
          <Tabs.Panel value="signing">
            <SigningTab webhook={webhook} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}
