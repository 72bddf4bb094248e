import { randomUUID } from 'node:crypto';
import { type RedisConnection, lockScripts, redisKeys, runScript } from '@app/redis';

/** After this whoever holds it is taken for dead, unless it says otherwise before. */
const HELD_MS = 60_000;

/** One worker at a time writes the archive and takes records away. */
export class RetentionLock {
  private constructor(
    private readonly connection: RedisConnection,
    private readonly owner: string,
  ) {}

  /** Undefined where another one holds it. */
  static async take(connection: RedisConnection): Promise<RetentionLock | undefined> {
    const { lock } = redisKeys.usageArchive();
    const owner = randomUUID();
    const isTaken = (await connection.set(lock, owner, 'PX', HELD_MS, 'NX')) !== null;
    // After a reconnect the driver may have sent it twice.
    if (!isTaken && (await connection.get(lock)) !== owner) return undefined;
    return new RetentionLock(connection, owner);
  }

  /** @throws Error where it was lost, and another one may be at it */
  async keep(): Promise<void> {
    const { lock } = redisKeys.usageArchive();
    const isKept = await runScript(this.connection, lockScripts.keep, [lock], [this.owner, HELD_MS]);
    if (isKept !== 1) throw new Error('Another worker has taken over the retention of usage records');
  }

  async release(): Promise<void> {
    await runScript(this.connection, lockScripts.release, [redisKeys.usageArchive().lock], [this.owner]);
  }
}
