import type { DomainEvent } from '@app/common';
import type { EventSink } from '@app/events';
import type { DueDelivery } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { matches } from '../endpoints/matches';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint';
import type { DeliveryEndpoints } from './delivery-endpoints';
import { deliveryIdOf } from './delivery-id';
import type { DeliveryJobs } from './delivery-jobs';
import type { DeliveryStore } from './delivery-store';
import { digestRoomOf } from './digest-room';
import { quietUntil } from './quiet-until';

/** Makes of each event a delivery for every endpoint that wants to be told of it. An event that comes twice changes nothing. */
export class EventDistribution implements EventSink {
  constructor(
    private readonly endpoints: DeliveryEndpoints,
    private readonly store: DeliveryStore,
    private readonly jobs: DeliveryJobs,
    private readonly logger: Pick<Logger, 'error'>,
  ) {}

  async accept(event: DomainEvent): Promise<void> {
    // An endpoint that was made before the event is told of it, whatever this process knew.
    await this.endpoints.sync();
    const wanting = [...this.endpoints.values()].filter((one) => matches(one, event) && !isAbout(one, event));
    const now = wanting.some(({ quietHours }) => quietHours) ? await this.store.now() : 0;
    const due: DueDelivery[] = [];
    for (const endpoint of wanting) {
      if (await this.isToTell(endpoint, event, now)) due.push([deliveryIdOf(event.id, endpoint.id), 0]);
    }
    if (due.length > 0) await this.jobs.hand(due);
  }

  /** One endpoint whose keys are not what they ought to be does not keep all others from being told. */
  private async isToTell(endpoint: WebhookEndpoint, event: DomainEvent, now: number): Promise<boolean> {
    try {
      return await this.take(endpoint, event, now);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('WRONGTYPE')) throw error;
      this.logger.error({ endpointId: endpoint.id, eventId: event.id, reason: error.message }, 'an event is not told');
      return false;
    }
  }

  /** @returns whether it has to be told now */
  private async take(endpoint: WebhookEndpoint, event: DomainEvent, now: number): Promise<boolean> {
    const { quietHours, channel } = endpoint;
    const mayWait = quietHours !== undefined && event.severity !== 'critical';
    const endsAt = mayWait ? quietUntil(quietHours, now) : undefined;
    if (endsAt === undefined) return this.store.create({ endpoint, event });
    await this.store.gather({ endpoint, event }, endsAt, digestRoomOf(channel));
    return false;
  }
}

/** Nobody is told that they are not told any more. */
const isAbout = ({ id }: WebhookEndpoint, { type, data }: DomainEvent): boolean =>
  type === 'webhook.endpoint_disabled' && data.endpointId === id;
