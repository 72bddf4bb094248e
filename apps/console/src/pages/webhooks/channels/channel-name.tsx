import { Group } from '@mantine/core';
import {
  IconBrandDiscord,
  IconBrandSlack,
  IconBrandTeams,
  IconBrandTelegram,
  IconBrandWechat,
  IconDeviceMobile,
  IconFeather,
  IconMail,
  IconMessage2Bolt,
  IconWebhook,
} from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../webhook';

type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;

const icons: Readonly<Record<Channel, Icon>> = {
  standard: IconWebhook,
  slack: IconBrandSlack,
  discord: IconBrandDiscord,
  teams: IconBrandTeams,
  telegram: IconBrandTelegram,
  feishu: IconFeather,
  dingtalk: IconMessage2Bolt,
  wecom: IconBrandWechat,
  bark: IconDeviceMobile,
  smtp: IconMail,
};

export function ChannelIcon({
  channel,
  size = 16,
}: {
  readonly channel: Channel;
  readonly size?: number;
}): ReactElement {
  const Icon = icons[channel];
  return <Icon size={size} aria-hidden />;
}

/** A channel with its sign. */
export function ChannelName({ channel }: { readonly channel: Channel }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <Group component="span" display="inline-flex" gap={4} wrap="nowrap" style={{ whiteSpace: 'nowrap' }}>
      <ChannelIcon channel={channel} size={14} />
      {t(`channel.${channel}`)}
    </Group>
  );
}
