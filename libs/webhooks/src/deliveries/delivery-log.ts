import { randomBase62 } from '@app/common';
import { type RedisConnection, deliveryScripts, redisKeys, runScript } from '@app/redis';
import { decodeDelivery } from './decode-delivery';
import type { Delivery } from './delivery';
import type { DeliveryPage, DeliveryQuestion } from './delivery-desk';
import { isDeliveryId } from './delivery-id';
import type { DeliveryStanding } from './delivery-standing';

const PORTION = 100;
const KEPT_MS = 14 * 24 * 60 * 60 * 1_000;
const MOST_KEPT = 10_000;
const cursorForm = /^\d{1,15}$/;

/** What is kept of deliveries: to be read, told again, and let go of in the end. */
export class DeliveryLog {
  private readonly keys = redisKeys.webhooks();

  constructor(
    private readonly connection: RedisConnection,
    private readonly aheadMs: () => number = () => 0,
  ) {}

  async get(id: string): Promise<Delivery | undefined> {
    return isDeliveryId(id) ? decodeDelivery(id, await this.connection.hgetall(this.keys.delivery(id))) : undefined;
  }

  async standingOf(endpointId: string): Promise<DeliveryStanding> {
    const keys = this.keys.endpoint(endpointId);
    const [waiting, dead, since, [newest]] = await Promise.all([
      this.connection.zcard(keys.waiting),
      this.connection.zcard(keys.dead),
      this.connection.hget(keys.failing, 'since'),
      this.connection.zrevrange(keys.all, 0, 0),
    ]);
    const delivery = newest === undefined ? undefined : await this.get(newest);
    return {
      ...{ waiting, dead },
      ...(since === null ? {} : { failingSince: new Date(Number(since)).toISOString() }),
      ...(delivery ? { last: { id: delivery.id, state: delivery.state, createdAt: delivery.createdAt } } : {}),
    };
  }

  async list(endpointId: string, question: DeliveryQuestion): Promise<DeliveryPage> {
    const { state, limit } = question;
    const rows = await this.rows(this.keys.endpoint(endpointId)[state ?? 'all'], question);
    const ids = rows.filter((_, index) => index % 2 === 0).slice(0, limit);
    const found = await Promise.all(ids.map((id) => this.get(id)));
    const last = rows[2 * limit - 1];
    return {
      // One that has gone, or changed its state, between the two questions is left out.
      deliveries: found.filter((one) => one !== undefined).filter((one) => state === undefined || one.state === state),
      ...(rows.length > 2 * limit && last !== undefined ? { nextCursor: last } : {}),
    };
  }

  /** Id, sequence number, id, sequence number …: one more than a page holds, where there is one. */
  private rows(key: string, { cursor, limit, oldestFirst = false }: DeliveryQuestion): Promise<string[]> {
    const seen = cursor !== undefined && cursorForm.test(cursor) ? `(${cursor}` : undefined;
    return oldestFirst
      ? this.connection.zrangebyscore(key, seen ?? '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, limit + 1)
      : this.connection.zrevrangebyscore(key, seen ?? '+inf', '-inf', 'WITHSCORES', 'LIMIT', 0, limit + 1);
  }

  async replay(id: string): Promise<'waiting' | 'absent' | 'not-ended'> {
    const delivery = await this.get(id);
    if (!delivery) return 'absent';
    const { waiting, delivered, dead } = this.keys.endpoint(delivery.endpointId);
    const outcome = await runScript(
      this.connection,
      deliveryScripts.replay,
      [this.keys.delivery(id), this.keys.due, waiting, delivered, dead],
      [this.aheadMs(), id, randomBase62(12)],
    );
    return outcome === 'waiting' || outcome === 'not-ended' ? outcome : 'absent';
  }

  /** Those that are dead now: what dies meanwhile is not told again. @returns how many wait again */
  async replayDead(endpointId: string): Promise<number> {
    const dead = await this.connection.zrange(this.keys.endpoint(endpointId).dead, '0', '-1');
    let count = 0;
    for (let index = 0; index < dead.length; index += PORTION) {
      const outcomes = await Promise.all(dead.slice(index, index + PORTION).map((id) => this.replay(id)));
      count += outcomes.filter((outcome) => outcome === 'waiting').length;
    }
    return count;
  }

  /** Lets go of all deliveries of an endpoint, also of those that wait. */
  async forget(endpointId: string): Promise<void> {
    const { all, line, underWay, failing } = this.keys.endpoint(endpointId);
    for (;;) {
      const ids = await this.connection.zrange(all, '0', String(PORTION - 1));
      if (ids.length === 0) break;
      await this.forgetThese(endpointId, ids, true);
    }
    await this.connection.del(line, underWay, failing);
    await this.connection.srem(this.keys.endpoints, endpointId);
  }

  /** Lets go of what has ended and is older than 14 days, or beyond the last 10,000 of an endpoint. @returns how many have gone */
  async trim(now: number): Promise<number> {
    let count = 0;
    for (const endpointId of await this.connection.smembers(this.keys.endpoints)) {
      for (let gone = PORTION; gone > 0; count += gone) gone = await this.trimSome(endpointId, now);
    }
    return count;
  }

  private async trimSome(endpointId: string, now: number): Promise<number> {
    const { all, delivered, dead } = this.keys.endpoint(endpointId);
    const excess = (await this.connection.zcard(all)) - MOST_KEPT;
    const ended = await Promise.all(
      [delivered, dead].map((key) => this.connection.zrange(key, '0', String(PORTION - 1), 'WITHSCORES')),
    );
    const oldest = ended
      .flatMap((rows) =>
        rows.flatMap((id, index) => (index % 2 === 0 ? [{ id, sequence: Number(rows[index + 1]) }] : [])),
      )
      .sort((one, other) => one.sequence - other.sequence)
      .slice(0, PORTION);
    const created = await Promise.all(
      oldest.map(({ id }) => this.connection.hget(this.keys.delivery(id), 'createdAt')),
    );
    const ids = oldest
      .map(({ id }) => id)
      .filter((_, index) => index < excess || !(Number(created[index]) > now - KEPT_MS));
    return ids.length === 0 ? 0 : this.forgetThese(endpointId, ids, false);
  }

  private forgetThese(endpointId: string, ids: readonly string[], alsoWaiting: boolean): Promise<number> {
    const { line, all, waiting, delivered, dead } = this.keys.endpoint(endpointId);
    return runScript(
      this.connection,
      deliveryScripts.forget,
      [
        ...[this.keys.due, line, all, waiting, delivered, dead, this.keys.jobs],
        ...ids.map((id) => this.keys.delivery(id)),
      ],
      [alsoWaiting ? '1' : '0', ...ids],
    );
  }
}
