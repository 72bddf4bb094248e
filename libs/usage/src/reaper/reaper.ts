import { PARTITION_COUNT, type RedisConnection, redisKeys, requestScripts, runScript } from '@app/redis';
import type { PriceList } from '../prices/price-list';
import { decodeOpenRequest } from '../records/open-request-facts';
import { writeUsageRecord } from '../records/write-usage-record';

/** Lets a gateway that was only cut off from Redis settle its requests itself, with exact figures. */
const GRACE_MS = 5_000;
const BATCH = 200;

/** Settles requests whose gateway died, from what it had noted. Any number of reapers may run: a request is settled once. */
export class Reaper {
  constructor(
    private readonly connection: RedisConnection,
    private readonly prices: PriceList,
    private readonly now: () => number,
  ) {}

  /** @returns how many requests were settled */
  async run(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: PARTITION_COUNT }, (_, partition) => this.reapPartition(partition)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async reapPartition(partition: number): Promise<number> {
    const leases = redisKeys.openLeases(partition);
    for (let settled = 0; ;) {
      const expired = await runScript(this.connection, requestScripts.expired, [leases], [GRACE_MS, BATCH]);
      const results = await Promise.all(expired.map((requestId) => this.reap(partition, requestId)));
      const settledNow = results.filter(Boolean).length;
      settled += settledNow;
      // A batch without a settled request is left to whoever is faster, or to the next run.
      if (expired.length < BATCH || settledNow === 0) return settled;
    }
  }

  private async reap(partition: number, requestId: string): Promise<boolean> {
    const openKey = redisKeys.openRequest(partition, requestId);
    const note = await this.connection.hgetall(openKey);
    const keys = [redisKeys.openLeases(partition), openKey, redisKeys.usageStream(partition)];
    const settlement = [requestId, this.recordFor(note), '1', note.attempt ?? ''];
    return runScript(this.connection, requestScripts.settle, keys, settlement);
  }

  /** Empty for a request that never left for an upstream. */
  private recordFor(hash: Readonly<Record<string, string>>): string {
    const state = decodeOpenRequest(hash);
    if (!state?.attempt) return '';
    const metered = state.metered ?? { entries: [], source: 'estimated' };
    const record = writeUsageRecord(
      state.facts,
      state.attempt,
      {
        outcome: 'gateway-lost',
        status: 0,
        metered: metered.source === 'exact' ? metered : { ...metered, source: state.metered ? 'partial' : 'estimated' },
        durationMs: Math.max(0, this.now() - state.facts.startedAt),
        firstByteMs: null,
        upstreamRequestId: null,
      },
      this.prices,
    );
    return JSON.stringify(record);
  }
}
