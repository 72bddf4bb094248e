import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../../components/choice-cards/choice-cards';
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
    <ChoiceCards
      aria-label={t('step.channel')}
      value={value}
      onChange={onChange}
      choices={channels.map((channel) => ({
        value: channel,
        name: t(`webhooks:channel.${channel}`),
        icon: <ChannelIcon channel={channel} />,
        means: t(`means.${channel}`),
      }))}
    />
  );
}
