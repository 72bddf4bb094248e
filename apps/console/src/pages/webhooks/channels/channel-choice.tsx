import { Group, Radio, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../form/form.module.css';
import type { Channel } from '../webhook';
import { channels } from './channel-fields';
import { ChannelIcon } from './channel-name';

export interface ChannelChoiceProps {
  readonly value: Channel | undefined;
  readonly onChange: (channel: Channel) => void;
}

/** Where the relay can tell what happens, with a line on whom each reaches. */
export function ChannelChoice({ value, onChange }: ChannelChoiceProps): ReactElement {
  const { t } = useTranslation(['webhook-form', 'webhooks']);
  return (
    <Radio.Group
      aria-label={t('step.channel')}
      value={value ?? ''}
      onChange={(chosen) => {
        const channel = channels.find((each) => each === chosen);
        if (channel) onChange(channel);
      }}
    >
      <div className={classes.channels}>
        {channels.map((channel) => (
          <Radio.Card key={channel} value={channel} p="sm" radius="md" className={classes.channel}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div>
                <Group gap={6} wrap="nowrap">
                  <ChannelIcon channel={channel} />
                  <Text fw={600} size="sm">
                    {t(`webhooks:channel.${channel}`)}
                  </Text>
                </Group>
                <Text size="xs" c="dimmed">
                  {t(`means.${channel}`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
