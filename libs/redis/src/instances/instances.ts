import { setTimeout as delay } from 'node:timers/promises';
import { redisKeys } from '../keys';
import type { RedisConnection } from '../redis-connection';
import { type Instance, decodeInstance } from './instance';

const TELL_EVERY_MS = 5_000;
/** A process that was killed, or that cannot reach Redis, is gone from the list after this. */
const KEPT_MS = 20_000;
const LAST_WORDS_MS = 500;

/** Which processes of the relay there are, as far as the store knows. Each says of itself every few seconds that it is there. */
export class Instances {
  private timer: NodeJS.Timeout | undefined;
  private isTelling = false;

  /** @param self this process; absent for whoever only looks */
  constructor(
    private readonly connection: RedisConnection,
    readonly self?: Instance,
  ) {}

  /** Nobody waits for what it begins: a store that is away is told when it is back. */
  start(): void {
    this.timer = setInterval(() => void this.tell(), TELL_EVERY_MS).unref();
    void this.tell();
  }

  /** Takes this process off the list. Never fails: it goes from there by itself. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    const { self } = this;
    if (!self || this.connection.status !== 'ready') return;
    const keys = redisKeys.instances();
    const told = [this.connection.del(keys.instance(self.id)), this.connection.srem(keys.all, self.id)];
    // A store that does not answer must not keep a process from ending.
    await Promise.race([Promise.allSettled(told), delay(LAST_WORDS_MS, undefined, { ref: false })]);
  }

  /** The oldest first; gateways before workers. @throws what Redis says */
  async list(): Promise<Instance[]> {
    const keys = redisKeys.instances();
    const ids = await this.connection.smembers(keys.all);
    if (ids.length === 0) return [];
    const texts = await this.connection.mget(ids.map((id) => keys.instance(id)));
    const gone = ids.filter((_, index) => texts[index] === null);
    // One that comes back says so again within seconds.
    if (gone.length > 0) await this.connection.srem(keys.all, ...gone);
    return texts.flatMap((text) => decodeInstance(text) ?? []).sort(inOrder);
  }

  private async tell(): Promise<void> {
    const { self } = this;
    if (!self || this.isTelling) return;
    this.isTelling = true;
    const keys = redisKeys.instances();
    try {
      await Promise.all([
        this.connection.set(keys.instance(self.id), JSON.stringify(self), 'PX', KEPT_MS),
        this.connection.sadd(keys.all, self.id),
      ]);
    } catch {
      // Told again in a few seconds.
    } finally {
      this.isTelling = false;
    }
  }
}

const inOrder = (first: Instance, second: Instance): number =>
  first.kind.localeCompare(second.kind) ||
  first.startedAt.localeCompare(second.startedAt) ||
  first.id.localeCompare(second.id);
