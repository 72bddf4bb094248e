import type { EventLog } from '@app/events';
import type { DisabledReason } from '../endpoints/webhook-endpoint';
import type { DeliveryEndpoints } from './delivery-endpoints';

/** Several attempts may be told the same at once, and one may be made again after its process died: they are one event. */
const ONCE_FOR_MS = 60_000;
const words: Readonly<Record<DisabledReason, string>> = {
  gone: 'it answered that it wants nothing any more (410)',
  failing: 'every attempt of five days has failed',
};

/** Switches off endpoints that are gone or fail for days, and says so to the others. */
export class SwitchOff {
  constructor(
    private readonly endpoints: DeliveryEndpoints,
    private readonly events: Pick<EventLog, 'publish'>,
  ) {}

  async run(endpointId: string, reason: DisabledReason): Promise<void> {
    await this.endpoints.sync();
    const endpoint = this.endpoints.get(endpointId);
    if (endpoint?.enabled !== true) return;
    // Said before it is done: a process that dies in between does both again, and nobody is told of what is said twice.
    await this.events.publish({
      type: 'webhook.endpoint_disabled',
      summary: `Webhook endpoint "${endpoint.name}" was switched off: ${words[reason]}`,
      data: { endpointId, endpointName: endpoint.name, channel: endpoint.channel, reason },
      once: { name: `webhook.endpoint_disabled:${endpointId}`, forMs: ONCE_FOR_MS },
    });
    await this.endpoints.disable(endpointId, reason);
  }
}
