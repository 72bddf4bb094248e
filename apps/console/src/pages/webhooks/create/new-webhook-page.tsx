import { Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { ChannelChoice } from '../channels/channel-choice';
import { channels } from '../channels/channel-fields';
import type { WebhookWithSecret } from '../webhook';
import { NewWebhookForm } from './new-webhook-form';
import { WebhookCreated } from './webhook-created';

/** The channel stands in the address, what is secret does not: it is in the form alone, and gone with it. */
export function Component(): ReactElement {
  const { t } = useTranslation('webhook-form');
  const [parameters, setParameters] = useSearchParams();
  const [created, setCreated] = useState<WebhookWithSecret>();
  const channel = channels.find((each) => each === parameters.get('channel'));
  if (created) return <WebhookCreated webhook={created} onAnother={() => setCreated(undefined)} />;
  return (
    <Page title={t('new.title')} description={t('new.description')}>
      <Stack gap="lg" maw="64rem">
        <Section title={t('step.channel')}>
          <ChannelChoice
            value={channel}
            onChange={(chosen) => setParameters({ channel: chosen }, { replace: channel !== undefined })}
          />
        </Section>
        {channel ? <NewWebhookForm key={channel} channel={channel} onCreated={setCreated} /> : null}
      </Stack>
    </Page>
  );
}
