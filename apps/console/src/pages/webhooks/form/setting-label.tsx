import type { ReactElement } from 'react';
import type { ChannelField } from '../channels/channel-fields';
import type { Channel } from '../webhook';
import { useSettingWords } from './use-setting-words';

export function SettingLabel({
  channel,
  name,
}: {
  readonly channel: Channel;
  readonly name: ChannelField;
}): ReactElement {
  const { label } = useSettingWords(channel, name);
  return <>{label}</>;
}
