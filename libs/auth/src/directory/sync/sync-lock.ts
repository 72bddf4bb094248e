import { randomUUID } from 'node:crypto';
import { type RedisConnection, lockScripts, redisKeys, runScript } from '@app/redis';

/** After this a run is taken for dead, unless it says otherwise before. */
const HELD_MS = 120_000;
/** A little less than a tick: two workers whose clocks drift must not skip one. */
const TICK_SHARE = 0.95;
const MINUTE_MS = 60_000;

/** A run that nobody else makes at the same time. */
export interface HeldLock {
  /** False: it was lost, and somebody else may be at it. */
  keep(): Promise<boolean>;
  release(): Promise<void>;
}

/** Sees to it that any number of workers and gateways make one run at a time, and workers one a tick. */
export class SyncLock {
  constructor(private readonly connection: RedisConnection) {}

  /** Undefined where a run is under way. */
  async take(): Promise<HeldLock | undefined> {
    const { lock } = redisKeys.directorySync();
    const owner = randomUUID();
    const isTaken = (await this.connection.set(lock, owner, 'PX', HELD_MS, 'NX')) !== null;
    // After a reconnect the driver may have sent it twice.
    if (!isTaken && (await this.connection.get(lock)) !== owner) return undefined;
    return {
      keep: async () => (await runScript(this.connection, lockScripts.keep, [lock], [owner, HELD_MS])) === 1,
      release: async () => {
        await runScript(this.connection, lockScripts.release, [lock], [owner]);
      },
    };
  }

  /** True for one asker a tick. A different length of the tick begins a new one at once. */
  async isDue(minutes: number): Promise<boolean> {
    const { tick } = redisKeys.directorySync();
    const lengthMs = Math.floor(minutes * MINUTE_MS * TICK_SHARE);
    return (await this.connection.set(`${tick}:${minutes}`, '1', 'PX', lengthMs, 'NX')) !== null;
  }
}
