import type { AddressGuard } from '@app/egress';
import type { JsonObject } from '@app/protocols';
import { type ChannelName, ChannelSettingsError } from '../channels/channel';
import { type ChannelSettings, decodeChannelSettings } from '../channels/channels';
import { requireOpenAddress } from './channel-address';
import { isShownAddress } from './shown-settings';

/** Settings that the channel works with, and that lead where webhooks may go. @throws ChannelSettingsError */
export function checkedSettings<Name extends ChannelName>(
  guard: Pick<AddressGuard, 'checkHost'>,
  channel: Name,
  given: JsonObject,
): ChannelSettings[Name] {
  const shown = Object.keys(given).find((name) => isShownAddress(given[name]));
  if (shown !== undefined)
    throw new ChannelSettingsError(shown, 'must be the whole address, and not what is shown of it');
  const settings = decodeChannelSettings(channel, given);
  requireOpenAddress(guard, channel, settings);
  return settings;
}
