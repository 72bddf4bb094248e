import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { AddressTabs } from '../../../components/address-tabs';
import { Page } from '../../../components/page';
import { RecordPage } from '../../../components/record-page';
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
  return (
    <RecordPage title={t('title')} answer={answer}>
      {(webhook) => <WebhookPage key={id} webhook={webhook} />}
    </RecordPage>
  );
}

/** One webhook: what it was told, what it is set to, and what can be done with it. */
function WebhookPage({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const mayWrite = usePermission('webhooks.write');
  const change = [
    { name: 'test', label: t('tab.test'), content: <TestPanel id={webhook.id} /> },
    { name: 'settings', label: t('tab.settings'), content: <WebhookSettings webhook={webhook} /> },
  ];
  const signing = { name: 'signing', label: t('tab.signing'), content: <SigningTab webhook={webhook} /> };
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
        <AddressTabs
          label={t('tab.label')}
          tabs={[
            { name: 'deliveries', label: t('tab.deliveries'), content: <DeliveriesTab webhook={webhook} /> },
            { name: 'overview', label: t('tab.overview'), content: <WebhookSummary webhook={webhook} /> },
            ...(mayWrite ? change : []),
            ...(webhook.signatures ? [signing] : []),
          ]}
        />
      </Stack>
    </Page>
  );
}
