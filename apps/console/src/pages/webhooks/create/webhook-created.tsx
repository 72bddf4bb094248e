import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { SecretSheet } from '../signing/secret-sheet';
import { Signatures } from '../signing/signatures';
import { TestPanel } from '../testing/test-panel';
import type { WebhookWithSecret } from '../webhook';

interface WebhookCreatedProps {
  readonly webhook: WebhookWithSecret;
  readonly onAnother: () => void;
}

/** Just after a webhook was created: its secret, this once, and whether it works. */
export function WebhookCreated({ webhook, onAnother }: WebhookCreatedProps): ReactElement {
  const { t } = useTranslation('webhook-form');
  const [secret, setSecret] = useState(webhook.secret);
  const { id, name, signatures = [] } = webhook;
  return (
    <Page title={t('created.title', { name })}>
      <Stack gap="lg" maw="64rem">
        <Text>{t('created.means')}</Text>
        {secret === undefined ? null : <SecretSheet name={name} secret={secret} onKept={() => setSecret(undefined)} />}
        <Section title={t('created.test')} description={t('created.testMeans')}>
          <TestPanel id={id} begins={secret === undefined} />
        </Section>
        {signatures.some(({ publicKey }) => publicKey !== undefined) ? (
          <Section title={t('created.publicKey')}>
            <Signatures signatures={signatures} />
          </Section>
        ) : null}
        <Group>
          <Button component={Link} to={`/webhooks/${id}`}>
            {t('created.open')}
          </Button>
          <Button variant="default" onClick={onAnother}>
            {t('created.another')}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}
