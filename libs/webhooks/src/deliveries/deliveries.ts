import { type Clock, type DomainEvent, createId, eventCatalogue, randomBase62 } from '@app/common';
import { failed } from '../answers/failed';
import type { TellingOutcome } from '../channels/channel';
import { tell } from '../sending/tell';
import type { Sender } from '../sending/sender';
import type { Delivery } from './delivery';
import type { DeliveryDesk, DeliveryPage, DeliveryQuestion, TestOutcome } from './delivery-desk';
import type { DeliveryEndpoints } from './delivery-endpoints';
import { deliveryIdOf } from './delivery-id';
import type { DeliveryLog } from './delivery-log';
import type { DeliveryStanding } from './delivery-standing';
import type { DeliveryStore } from './delivery-store';

export interface DeliveriesOptions {
  readonly endpoints: Pick<DeliveryEndpoints, 'get' | 'channelSettingsOf'>;
  readonly store: Pick<DeliveryStore, 'now'>;
  readonly log: DeliveryLog;
  readonly sender: Sender;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Where people find the relay. */
  readonly relayUrl: string | undefined;
}

/** The desk that gateways have. What is to be told again is found by the workers within a second. */
export class Deliveries implements DeliveryDesk {
  constructor(private readonly options: DeliveriesOptions) {}

  list(endpointId: string, question: DeliveryQuestion): Promise<DeliveryPage> {
    return this.options.log.list(endpointId, question);
  }

  standingOf(endpointId: string): Promise<DeliveryStanding> {
    return this.options.log.standingOf(endpointId);
  }

  get(id: string): Promise<Delivery | undefined> {
    return this.options.log.get(id);
  }

  replay(id: string): Promise<'waiting' | 'absent' | 'not-ended'> {
    return this.options.log.replay(id);
  }

  replayDead(endpointId: string): Promise<number> {
    return this.options.log.replayDead(endpointId);
  }

  forget(endpointId: string): Promise<void> {
    return this.options.log.forget(endpointId);
  }

  async test(endpointId: string): Promise<TestOutcome> {
    const now = await this.options.store.now();
    const startedAt = this.options.clock.monotonic();
    const outcome = await this.tellOfTest(endpointId, now);
    return { outcome, durationMs: Math.round(this.options.clock.monotonic() - startedAt) };
  }

  private async tellOfTest(endpointId: string, now: number): Promise<TellingOutcome> {
    const { endpoints, sender, relayUrl } = this.options;
    const endpoint = endpoints.get(endpointId);
    const settings = endpoints.channelSettingsOf(endpointId);
    if (endpoint === undefined || settings === undefined) return failed('the settings of the channel cannot be read');
    const event: DomainEvent = {
      ...{ id: createId('evt'), type: 'test', at: new Date(now).toISOString(), severity: eventCatalogue.test },
      summary: `This is a test of the webhook endpoint "${endpoint.name}"`,
      data: { endpointId, endpointName: endpoint.name },
    };
    return tell(sender, endpoint.channel, settings, {
      ...{ deliveryId: deliveryIdOf('test', randomBase62(20)), events: [event], now },
      ...(relayUrl === undefined ? {} : { relayUrl }),
    });
  }
}
