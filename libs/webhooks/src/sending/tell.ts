import { failed } from '../answers/failed';
import type { ChannelName, Telling, TellingOutcome } from '../channels/channel';
import { type ChannelSettings, channels } from '../channels/channels';
import { plainLine } from '@app/common';
import type { Sender } from './sender';

/** One attempt, from the events to what became of it. What goes wrong on the way is an outcome and not an error. */
export async function tell<Name extends ChannelName>(
  sender: Sender,
  name: Name,
  settings: ChannelSettings[Name],
  telling: Telling,
): Promise<TellingOutcome> {
  try {
    const channel = channels[name];
    return channel.judge(await sender.send(channel.compose(telling, settings)));
  } catch (error) {
    return failed(plainLine(error instanceof Error ? error.message : 'unknown', 200) || 'unknown');
  }
}
