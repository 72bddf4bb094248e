import { PARTITION_COUNT, type RedisConnection, redisKeys, requestScripts, runScript } from '@app/redis';
import type { Pricing } from '../prices/pricing';
import type { Calendar } from '../calendar/calendar';
import { RequestKeys } from '../admission/request-keys';
import { type OpenRequestState, decodeOpenRequest } from '../records/open-request-facts';
import type { UsageRecord } from '../records/usage-record';
import { bookingArguments } from '../settlement';
import { writeUsageRecord } from '../records/write-usage-record';

/** Lets a gateway that was only cut off from Redis settle its requests itself, with exact figures. */
const GRACE_MS = 5_000;
const BATCH = 200;
/** A silence of Redis that is longer than the time between two runs. */
const SILENCE_MS = 12_000;
/** Long enough for gateways to connect again and to renew what they have open. */
const QUIET_MS = 4_000;

/**
 * Settles requests whose gateway died, from what it had noted. Any number of reapers may run: a request is settled once. Whoever was
 * cut off from Redis cannot tell a dead gateway from one that was cut off as well, and keeps quiet for a moment.
 */
export class Reaper {
  private lastAnswerAt: number;
  private quietUntil = -Infinity;

  constructor(
    private readonly connection: RedisConnection,
    private readonly pricing: Pricing,
    private readonly calendar: Calendar,
    private readonly now: () => number,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.lastAnswerAt = monotonic();
  }

  /** @returns how many requests were settled */
  async run(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: PARTITION_COUNT }, (_, partition) => this.reapPartition(partition)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async reapPartition(partition: number): Promise<number> {
    for (let settled = 0; ;) {
      const expired = await this.expiredIn(partition);
      const results = await Promise.all(expired.map((requestId) => this.reap(partition, requestId)));
      const settledNow = results.filter(Boolean).length;
      settled += settledNow;
      // A batch without a settled request is left to whoever is faster, or to the next run.
      if (expired.length < BATCH || settledNow === 0) return settled;
    }
  }

  private async expiredIn(partition: number): Promise<string[]> {
    const leases = redisKeys.openLeases(partition);
    const expired = await runScript(this.connection, requestScripts.expired, [leases], [GRACE_MS, BATCH]);
    const now = this.monotonic();
    if (now - this.lastAnswerAt > SILENCE_MS) this.quietUntil = now + QUIET_MS;
    this.lastAnswerAt = now;
    return now < this.quietUntil ? [] : expired;
  }

  private async reap(partition: number, requestId: string): Promise<boolean> {
    const note = await this.connection.hgetall(redisKeys.openRequest(partition, requestId));
    const state = decodeOpenRequest(note);
    const record = state && this.recordFor(state);
    const { keyId = '', userId = '' } = state?.facts ?? {};
    const keys = new RequestKeys({ requestId, keyId, userId }, partition);
    return runScript(this.connection, requestScripts.settle, keys.settle(reservedMinutes(note.reserved)), [
      ...[requestId, record ? JSON.stringify(record) : '', '1', note.attempt ?? ''],
      ...bookingArguments(record, this.calendar, this.now()),
      ...[userId, redisKeys.slotReleases()],
    ]);
  }

  /** Undefined for a request that never left for an upstream. */
  private recordFor(state: OpenRequestState): UsageRecord | undefined {
    if (!state.attempt) return undefined;
    const metered = state.metered ?? { entries: [], source: 'estimated' };
    return writeUsageRecord(
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
      this.pricing,
    );
  }
}

/** Minutes of the windows in which the request was counted, from the note that `admit-request.lua` made. */
function reservedMinutes(note: string | undefined): readonly [number, number] {
  const [ofKey = 0, ofUser = 0] = note?.split('|').slice(4).map(Number) ?? [];
  return [ofKey, ofUser];
}
