import { Group, Radio } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookForm } from './use-webhook-form';

const kinds = ['hmac-sha256', 'ed25519'] as const;

/** What messages to a program are signed with. */
export function SigningField({ form }: { readonly form: WebhookForm }): ReactElement {
  const { t } = useTranslation('webhook-form');
  const isBrought = form.values.fields.secrets.trim() !== '';
  return (
    <Radio.Group label={t('signing.label')} description={t('signing.hint')} {...form.getInputProps('signing')}>
      <Group gap="lg" mt="xs">
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} disabled={isBrought} label={t(`signing.${kind}`)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
