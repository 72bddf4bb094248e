import { type DomainEvent, type EventType, createId, eventCatalogue, systemClock } from '@app/common';
import { AddressGuard } from '@app/egress';
import type { NewEvent } from '@app/events';
import type { DueDelivery, RedisConnection } from '@app/redis';
import { createLogger } from '@app/telemetry';
import {
  AttemptLanes,
  type ChannelSettings,
  Deliveries,
  DeliveryAttempts,
  type DeliveryEndpoints,
  DeliveryLog,
  DeliveryStore,
  DueDeliveries,
  EventDistribution,
  type Sender,
  SwitchOff,
  type WebhookEndpoint,
  createNetworkSender,
} from '@app/webhooks';

export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export const endpointOf = (change: Partial<WebhookEndpoint> & { readonly id: string }): WebhookEndpoint => ({
  ...{ name: `Endpoint ${change.id}`, channel: 'standard', events: ['*'], minimumSeverity: 'info' },
  ...{ dedupeSeconds: 0, concurrency: 4, enabled: true, createdAt: '2026-11-21T10:00:00.000Z' },
  ...change,
});

export const eventOf = (type: EventType, change: Partial<DomainEvent> = {}): DomainEvent => ({
  ...{ id: createId('evt'), type, at: '2026-11-21T10:00:00.000Z', severity: eventCatalogue[type] },
  ...{ summary: `Something of ${type}`, data: {} },
  ...change,
});

/** Endpoints in memory, for tests of deliveries alone. */
export class SomeEndpoints implements DeliveryEndpoints {
  readonly disabled: { readonly id: string; readonly reason: string }[] = [];
  private readonly held = new Map<string, WebhookEndpoint>();
  private readonly urls = new Map<string, string>();

  put(endpoint: WebhookEndpoint, url: string): void {
    this.held.set(endpoint.id, endpoint);
    this.urls.set(endpoint.id, url);
  }

  remove(id: string): void {
    this.held.delete(id);
  }

  get(id: string): WebhookEndpoint | undefined {
    return this.held.get(id);
  }

  values(): Iterable<WebhookEndpoint> {
    return this.held.values();
  }

  channelSettingsOf(id: string): ChannelSettings[keyof ChannelSettings] | undefined {
    const url = this.urls.get(id);
    return url === undefined ? undefined : { url, secrets: [SECRET] };
  }

  sync(): Promise<void> {
    return Promise.resolve();
  }

  disable(id: string, disabledReason: 'gone' | 'failing'): Promise<void> {
    const endpoint = this.held.get(id);
    if (endpoint?.enabled !== true) return Promise.resolve();
    this.held.set(id, { ...endpoint, enabled: false, disabledReason });
    this.disabled.push({ id, reason: disabledReason });
    return Promise.resolve();
  }
}

/** All parts of deliveries, with a queue in memory and a clock that can be put forward. */
export class DeliveryHouse {
  readonly endpoints = new SomeEndpoints();
  readonly published: NewEvent[] = [];
  readonly queue: DueDelivery[] = [];
  readonly store: DeliveryStore;
  readonly log: DeliveryLog;
  readonly distribution: EventDistribution;
  readonly attempts: DeliveryAttempts;
  readonly due: DueDeliveries;
  readonly desk: Deliveries;
  readonly switchOff: SwitchOff;
  /** Milliseconds. */
  aheadMs = 0;
  random = 0;

  constructor(redis: RedisConnection, sender?: Sender) {
    const { endpoints } = this;
    const aheadMs = (): number => this.aheadMs;
    const guard = new AddressGuard(['127.0.0.0/8']);
    const way = sender ?? createNetworkSender({ guard, clock: systemClock, timeoutMs: 500 });
    const jobs = { hand: (due: readonly DueDelivery[]) => Promise.resolve(void this.queue.push(...due)) };
    this.store = new DeliveryStore(redis, { aheadMs });
    this.log = new DeliveryLog(redis, aheadMs);
    this.distribution = new EventDistribution(endpoints, this.store, jobs, createLogger('test', 'silent'));
    this.due = new DueDeliveries(this.store, jobs);
    const publish = (event: NewEvent): Promise<boolean> => Promise.resolve(this.published.push(event) > 0);
    this.switchOff = new SwitchOff(endpoints, { publish });
    const shared = { endpoints, store: this.store, sender: way, clock: systemClock, relayUrl: undefined };
    this.attempts = new DeliveryAttempts({
      ...{ ...shared, jobs, switchOff: this.switchOff, random: () => this.random },
      lanes: new AttemptLanes(64, () => systemClock.monotonic()),
    });
    this.desk = new Deliveries({ ...shared, log: this.log });
  }

  /** Tells everything that is handed over now, one after the other. */
  async work(): Promise<void> {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) await this.attempts.run(next[0]);
  }

  /** Puts the clock forward, and tells what is due by then. */
  async goOn(ms: number): Promise<void> {
    this.aheadMs += ms;
    await this.due.run();
    await this.work();
  }
}
