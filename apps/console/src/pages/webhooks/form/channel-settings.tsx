import { Alert, Stack, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { channelFields } from '../channels/channel-fields';
import type { Channel, Webhook } from '../webhook';
import { ChannelSetting } from './channel-setting';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import classes from './form.module.css';
import { SigningField } from './signing-field';
import type { WebhookForm } from './use-webhook-form';

export interface ChannelSettingsProps {
  readonly channel: Channel;
  readonly form: WebhookForm;
  /** Absent: a new one. */
  readonly webhook?: Webhook | undefined;
}

/** What a channel is set up with, and where that is to be found. */
export function ChannelSettings({ channel, form, webhook }: ChannelSettingsProps): ReactElement {
  const { t } = useTranslation('webhook-form');
  // A secret that there is already is replaced with an overlap, and not here.
  const fields = channelFields[channel].filter(({ name }) => name !== 'secrets' || webhook?.settingsState !== 'usable');
  return (
    <Stack>
      <Alert color="blue" icon={<IconBulb aria-hidden />} title={t('whereToFind')}>
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {t(`find.${channel}`)}
        </Text>
      </Alert>
      <FieldGrid>
        {fields.map((field) => (
          <div
            key={field.name}
            className={field.kind === 'secret-address' || field.kind === 'list' ? classes.wide : undefined}
          >
            <ChannelSetting channel={channel} field={field} form={form} webhook={webhook} />
          </div>
        ))}
      </FieldGrid>
      {channel === 'standard' && !webhook ? <SigningField form={form} /> : null}
    </Stack>
  );
}
