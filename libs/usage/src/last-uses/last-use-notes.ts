import type { RedisConnection } from '@app/redis';
import type { Subjects } from '../rollups/dimensions';

/** Who was not used for so long is as good as never used: what is gone must not stay here for ever. */
const KEPT_MS = 400 * 86_400_000;

/** Who used the relay when, out of a batch of usage entries. To note the same twice changes nothing, and what is older never counts. */
export class LastUseNotes {
  private readonly latest = new Map<string, number>();

  /** @param isOfPartition keys and users, which are noted in the partition of the user, or accounts, in one place for all */
  constructor(private readonly isOfPartition: boolean) {}

  /**
   * @param startedAt by the clock of a gateway, which may be ahead
   * @param writtenAt by the clock of Redis
   */
  add({ keyId, userId, accountId }: Subjects, startedAt: number, writtenAt: number): void {
    const at = Math.min(startedAt, writtenAt);
    for (const id of this.isOfPartition ? [keyId, userId] : [accountId])
      this.latest.set(id, Math.max(at, this.latest.get(id) ?? 0));
  }

  /** @param key of a sorted set: id → milliseconds since the epoch */
  async write(connection: RedisConnection, key: string): Promise<void> {
    if (this.latest.size === 0) return;
    const newest = Math.max(...this.latest.values());
    await connection.zadd(key, 'GT', ...[...this.latest].flatMap(([id, at]) => [at, id]));
    await connection.zremrangebyscore(key, '-inf', newest - KEPT_MS);
  }
}
