import type { DomainEvent } from '@app/common';
import { type DueDelivery, type RedisConnection, deliveryScripts, redisKeys, runScript } from '@app/redis';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint';
import { decodeAttempts, decodeEvents } from './decode-delivery';
import type { DeadReason, DeliveryAttempt, DeliveryEvents, DeliveryState } from './delivery';
import { deliveryIdOf } from './delivery-id';
import type { DigestRoom } from './digest-room';
import { subjectOf } from './subject-of';

/** An attempt whose process says nothing for so long has died: longer than any attempt may take. */
export const LOST_AFTER_MS = 20_000;
/** Whoever is in a line is woken when there is room; this is for lines whose mover has died. */
const LINE = { firstLookMs: 15_000, lastLookMs: 120_000 };
/** What was handed to the queue is looked for again after so long. */
const LOOK_AGAIN_MS = 15_000;
const PUT_OFF = { firstMs: 1_000, mostMs: 15_000 };
const TAKEN_FOR_MS = 3 * 24 * 60 * 60 * 1_000;
const MOST_WAITING = 10_000;
/** Failures that are further apart are not of one stretch: longer than any wait of the schedule. */
const STRETCH_ENDS_AFTER_MS = 48 * 60 * 60 * 1_000;

export interface NewDelivery {
  readonly endpoint: Pick<WebhookEndpoint, 'id' | 'dedupeSeconds' | 'concurrency'>;
  readonly event: DomainEvent;
}

export interface BegunAttempt {
  readonly attemptId: string;
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly now: number;
  /** Undefined: they cannot be read. */
  readonly events: DeliveryEvents | undefined;
  readonly attempts: readonly DeliveryAttempt[];
  /** Attempts of the schedule that were made before. */
  readonly attemptCount: number;
  /** Attempts in a row, with this one, that were begun and of which nothing was heard: their workers have died. */
  readonly unheard: number;
}

export interface EndedAttempt {
  readonly deliveryId: string;
  readonly endpointId: string;
  readonly attemptId: string;
  readonly concurrency: number;
  readonly state: DeliveryState;
  readonly deadReason?: DeadReason;
  /** Until the next attempt of one that waits. */
  readonly waitMs?: number;
  readonly attempts: readonly DeliveryAttempt[];
  readonly attemptCount: number;
  /** Whether the endpoint was asked, and failed. */
  readonly hasFailed: boolean;
}

export interface DeliveryStoreOptions {
  /** Milliseconds by which the store's clock is ahead of Redis's: tests see days go by with it. */
  readonly aheadMs?: () => number;
}

/** Deliveries and what is due, as Redis keeps them. Every change is one script on one slot. */
export class DeliveryStore {
  private readonly keys = redisKeys.webhooks();
  private readonly aheadMs: () => number;

  constructor(
    private readonly connection: RedisConnection,
    options: DeliveryStoreOptions = {},
  ) {
    this.aheadMs = options.aheadMs ?? (() => 0);
  }

  /** Milliseconds since the epoch, by the clock of Redis: the same for all processes. */
  async now(): Promise<number> {
    const [seconds, microseconds] = await this.connection.time();
    return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000) + this.aheadMs();
  }

  /** @returns whether it has to be told now */
  async create({ endpoint, event }: NewDelivery): Promise<boolean> {
    const { id: endpointId, dedupeSeconds, concurrency } = endpoint;
    const id = deliveryIdOf(event.id, endpointId);
    const { due, sequence, endpoints } = this.keys;
    const { all, waiting, dead, underWay, line } = this.keys.endpoint(endpointId);
    const [taken, delivery] = [this.keys.taken(id), this.keys.delivery(id)];
    const said = this.keys.said(endpointId, subjectOf(event));
    const outcome = await runScript(
      this.connection,
      deliveryScripts.create,
      [taken, delivery, due, all, waiting, dead, said, sequence, endpoints, underWay, line],
      [
        ...[this.aheadMs(), id, endpointId, JSON.stringify([event]), LOOK_AGAIN_MS, TAKEN_FOR_MS],
        ...[dedupeSeconds * 1_000, MOST_WAITING, concurrency],
      ],
    );
    return outcome === 'made';
  }

  /**
   * Keeps an event for the digest at the end of the quiet hours, or by itself, dead, where too many wait.
   * @param endsAt milliseconds since the epoch
   */
  async gather({ endpoint, event }: NewDelivery, endsAt: number, room: DigestRoom): Promise<void> {
    const { id: endpointId, dedupeSeconds } = endpoint;
    const { due, sequence, endpoints } = this.keys;
    const { all, waiting } = this.keys.endpoint(endpointId);
    const id = deliveryIdOf(event.id, endpointId);
    const said = this.keys.said(endpointId, subjectOf(event));
    const digest = this.keys.digest(endpointId, endsAt);
    const idOf = (number: number): string => deliveryIdOf('digest', endpointId, String(endsAt), String(number));
    for (;;) {
      const number = Number((await this.connection.hget(digest, 'number')) ?? 0);
      const [last, next] = [idOf(number), idOf(number + 1)];
      const outcome = await runScript(
        this.connection,
        deliveryScripts.gather,
        [
          ...[this.keys.taken(id), digest, this.keys.delivery(last), this.keys.delivery(next), due],
          ...[all, waiting, said, sequence, endpoints],
        ],
        [
          ...[this.aheadMs(), id, endpointId, JSON.stringify(event), number, last, next, endsAt],
          ...[room.costOf(event), room.room, TAKEN_FOR_MS, dedupeSeconds * 1_000, MOST_WAITING],
        ],
      );
      if (outcome === 'full') await this.create({ endpoint, event });
      if (outcome !== 'again') return;
    }
  }

  async endpointOf(deliveryId: string): Promise<string | undefined> {
    return (await this.connection.hget(this.keys.delivery(deliveryId), 'endpointId')) ?? undefined;
  }

  /** Nothing of a delivery is left but its place among what is due: that goes as well. */
  async drop(deliveryId: string): Promise<void> {
    await this.connection.zrem(this.keys.due, deliveryId);
    await this.connection.hdel(this.keys.jobs, deliveryId);
  }

  /** Undefined: it is not to be told now, or not by this process. It is looked for again where that is needed. */
  async begin(
    deliveryId: string,
    endpointId: string,
    { attemptId, concurrency }: { readonly attemptId: string; readonly concurrency: number },
  ): Promise<BegunAttempt | undefined> {
    const { underWay, line } = this.keys.endpoint(endpointId);
    const { outcome, events, attempts, ...begun } = await runScript(
      this.connection,
      deliveryScripts.begin,
      [this.keys.delivery(deliveryId), this.keys.due, underWay, line, this.keys.jobs],
      [this.aheadMs(), deliveryId, attemptId, concurrency, LOST_AFTER_MS, LINE.firstLookMs, LINE.lastLookMs],
    );
    if (outcome !== 'begun') return undefined;
    return { attemptId, ...begun, events: decodeEvents(events), attempts: decodeAttempts(attempts) };
  }

  async end(ended: EndedAttempt): Promise<{ readonly failingForMs: number; readonly next: readonly DueDelivery[] }> {
    const { deliveryId, endpointId, attempts } = ended;
    const { underWay, line, waiting, delivered, dead, failing } = this.keys.endpoint(endpointId);
    return runScript(
      this.connection,
      deliveryScripts.end,
      [
        ...[this.keys.delivery(deliveryId), this.keys.due, underWay, line, this.keys.jobs],
        ...[waiting, delivered, dead, failing],
      ],
      [
        ...[this.aheadMs(), deliveryId, ended.attemptId, ended.state, ended.deadReason ?? '', ended.waitMs ?? 0],
        ...[JSON.stringify(attempts), ended.attemptCount, ended.hasFailed ? '1' : '0', ended.concurrency],
        ...[STRETCH_ENDS_AFTER_MS, LOOK_AGAIN_MS],
      ],
    );
  }

  /** Whoever switches the endpoint on again begins anew. */
  async forgetFailures(endpointId: string): Promise<void> {
    await this.connection.del(this.keys.endpoint(endpointId).failing);
  }

  /** What is due and nobody looks after; it is looked for again after 15 seconds. */
  claimDue(most: number): Promise<readonly DueDelivery[]> {
    const keys = [this.keys.due, this.keys.jobs];
    return runScript(this.connection, deliveryScripts.claim, keys, [this.aheadMs(), most, LOOK_AGAIN_MS]);
  }

  /** Has it looked for again a little later, and later each time. */
  async putOff(deliveryId: string): Promise<void> {
    const keys = [this.keys.delivery(deliveryId), this.keys.due, this.keys.jobs];
    await runScript(this.connection, deliveryScripts.putOff, keys, [
      ...[this.aheadMs(), deliveryId, PUT_OFF.firstMs, PUT_OFF.mostMs],
    ]);
  }
}
