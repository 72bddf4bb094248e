import type { ChannelName } from '../channels/channel';
import type { ChannelSettings } from '../channels/channels';
import type { DisabledReason, WebhookEndpoint } from '../endpoints/webhook-endpoint';

/** What deliveries need to know of endpoints. */
export interface DeliveryEndpoints {
  get(id: string): WebhookEndpoint | undefined;
  values(): Iterable<WebhookEndpoint>;
  /** As its channel decodes them. Undefined: there are none, or they cannot be read. */
  channelSettingsOf(id: string): ChannelSettings[ChannelName] | undefined;
  /** Brings this process up to what is stored now. */
  sync(): Promise<void>;
  /** Switches the endpoint off. Does nothing where it is gone, or off already. */
  disable(id: string, reason: DisabledReason): Promise<void>;
}
