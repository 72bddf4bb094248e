import { type RedisConnection, redisKeys } from '@app/redis';
import { UsageArchive } from '../archive/usage-archive';
import { type FaultPoints, noFaults } from '../archive/fault-points';
import { DAY_MS, dayOf } from '../index/index-fields';
import { lastPlaceIn } from '../reading/place';
import { earlierTime } from './earlier-time';
import { RetentionLock } from './retention-lock';
import { UsageTrimmer } from './usage-trimmer';

export interface UsageRetentionSettings {
  /** 0: for good. */
  readonly keptDays: number;
  /** Absolute; absent: records are taken away without being archived. */
  readonly archiveFolder: string | undefined;
}

/** Archives usage records and takes them away from Redis when they have been kept for as long as they have to be. */
export class UsageRetention {
  constructor(
    private readonly connection: RedisConnection,
    private readonly settings: UsageRetentionSettings,
    private readonly now: () => number,
    private readonly faults: FaultPoints = noFaults,
  ) {}

  /**
   * @returns how many entries went; none while costs are counted anew, or another worker is at it
   * @throws Error where the archive cannot be written: nothing is taken away that is not in it
   */
  async run(): Promise<number> {
    if (this.settings.keptDays === 0) return 0;
    const lock = await RetentionLock.take(this.connection);
    if (!lock) return 0;
    try {
      if (await this.isCountingAnew()) return 0;
      return await this.retain(await this.firstKept(), lock);
    } finally {
      await lock.release();
    }
  }

  /** Whoever counts costs anew looks for our lock, as we look for theirs: a file holds no cost that changes while it is written. */
  private async isCountingAnew(): Promise<boolean> {
    return (await this.connection.exists(redisKeys.usageRepricing())) === 1;
  }

  private async retain(firstKept: number, lock: RetentionLock): Promise<number> {
    const { archiveFolder } = this.settings;
    const trimmer = new UsageTrimmer(this.connection);
    if (archiveFolder === undefined) {
      return trimmer.trim((partition) => lastPlaceIn(firstKept - 1, partition, 'oldest-first'), lock);
    }
    const archive = new UsageArchive(this.connection, archiveFolder, this.faults);
    const { last } = await archive.archiveBefore(firstKept, lock).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`Usage records are not archived, and none are taken away: ${reason}`, { cause });
    });
    const trimmed = await trimmer.trim((partition) => last.get(partition), lock);
    await this.faults.at('trimmed');
    return trimmed;
  }

  /** Beginning of the oldest whole UTC day that is kept. */
  private async firstKept(): Promise<number> {
    const now = await earlierTime(this.connection, this.now());
    return dayOf(now - this.settings.keptDays * DAY_MS) * DAY_MS;
  }
}
