import { Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/section';
import { EventChoice } from '../events/event-choice';
import { ChannelSettings, type ChannelSettingsProps } from './channel-settings';
import { MinimumSeverityField, TellingFields } from './telling-fields';

const LONGEST_NAME = 100;

/** All that a webhook says: where it leads, what it is told, and when. */
export function WebhookFields(props: ChannelSettingsProps): ReactElement {
  const { form } = props;
  const { t } = useTranslation('webhook-form');
  return (
    <Stack gap="lg">
      <Section title={t('step.where')}>
        <Stack>
          <TextInput
            label={t('name.label')}
            description={t('name.hint')}
            placeholder={t('name.example')}
            withAsterisk
            maxLength={LONGEST_NAME}
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <ChannelSettings {...props} />
        </Stack>
      </Section>
      <Section title={t('step.what')}>
        <Stack>
          <MinimumSeverityField form={form} />
          <EventChoice
            value={form.values.events}
            onChange={(events) => form.setFieldValue('events', events)}
            minimumSeverity={form.values.minimumSeverity}
            error={form.errors.events}
          />
        </Stack>
      </Section>
      <Section title={t('step.when')}>
        <TellingFields form={form} />
      </Section>
    </Stack>
  );
}
