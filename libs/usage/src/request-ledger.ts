import { GatewayError } from '@app/common';
import type { Metered } from '@app/protocols';
import { type RedisConnection, partitionOf, redisKeys, requestScripts, runScript } from '@app/redis';
import type { AttemptFacts, RequestFacts } from './records/open-request-facts';
import type { UsageRecord } from './records/usage-record';
import { SettleQueue } from './settle-queue';

/** How long a request outlives the last sign of life of its gateway. */
export const LEASE_MS = 30_000;
const RENEW_AFTER_MS = 10_000;
const CHECKPOINT_AFTER_MS = 2_000;
const TICK_MS = 1_000;

/** A request that has been let in and not been settled, as its gateway holds it. */
export class OpenRequest {
  /** What has been used so far; set once an answer is being metered. */
  meter: (() => Metered) | undefined;
  attempt: AttemptFacts | undefined;
  lastSignAt: number;
  lastCheckpoint = '';

  constructor(
    readonly facts: RequestFacts,
    readonly partition: number,
    now: number,
  ) {
    this.lastSignAt = now;
  }
}

/**
 * The books of requests under way. A request is opened before it may reach an upstream and settled exactly once, by this process or,
 * when it dies, by the reaper.
 */
export class RequestLedger {
  private readonly open = new Map<string, OpenRequest>();
  private readonly settlements: SettleQueue;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param requests connection that fails fast
   * @param marks connection that writes each command at once, so that a mark precedes the request that it announces
   */
  constructor(
    private readonly requests: RedisConnection,
    private readonly marks: RedisConnection,
    private readonly monotonic: () => number,
  ) {
    this.settlements = new SettleQueue(requests);
  }

  start(): void {
    this.timer = setInterval(() => this.giveSignsOfLife(), TICK_MS);
    this.timer.unref();
  }

  /** Ends the ticking and hands what is not yet in Redis over to it, waiting at most `timeoutMs`. */
  async stop(timeoutMs: number): Promise<void> {
    clearInterval(this.timer);
    await this.settlements.flush(timeoutMs);
  }

  get openCount(): number {
    return this.open.size;
  }

  /** @throws GatewayError `gateway_unavailable` when the request cannot be put on the books */
  async begin(facts: RequestFacts): Promise<OpenRequest> {
    const request = new OpenRequest(facts, partitionOf(facts.userId), this.monotonic());
    const keys = [redisKeys.openLeases(request.partition), redisKeys.openRequest(request.partition, facts.requestId)];
    try {
      await runScript(this.requests, requestScripts.open, keys, [facts.requestId, LEASE_MS, JSON.stringify(facts)]);
    } catch (error) {
      throw new GatewayError('gateway_unavailable', 'The relay cannot reach its store', {
        cause: error,
        retryAfterSeconds: 2,
      });
    }
    this.open.set(facts.requestId, request);
    return request;
  }

  /** Notes that the request is about to leave. Called just before the bytes do; nobody waits for it. */
  markAttempt(request: OpenRequest, attempt: AttemptFacts): void {
    request.attempt = attempt;
    const keys = [redisKeys.openRequest(request.partition, request.facts.requestId)];
    runScript(this.marks, requestScripts.markAttempt, keys, [JSON.stringify(attempt)]).catch(() => undefined);
  }

  /** Ends a request. `record` is absent when it never reached an upstream. Never throws: what Redis does not take now is kept. */
  settle(request: OpenRequest, record: UsageRecord | undefined): void {
    this.open.delete(request.facts.requestId);
    this.settlements.add({
      requestId: request.facts.requestId,
      partition: request.partition,
      record: record ? JSON.stringify(record) : '',
    });
  }

  /** Renews leases, and keeps what long answers have used so far: a gateway that dies loses two seconds of figures at the most. */
  private giveSignsOfLife(): void {
    const now = this.monotonic();
    for (const request of this.open.values()) {
      const age = now - request.lastSignAt;
      if (age < CHECKPOINT_AFTER_MS) continue;
      const metered = request.meter ? JSON.stringify(request.meter()) : '';
      const isNews = metered !== '' && metered !== request.lastCheckpoint;
      if (!isNews && age < RENEW_AFTER_MS) continue;
      this.checkpoint(request, now, metered, isNews);
    }
  }

  private checkpoint(request: OpenRequest, now: number, metered: string, isNews: boolean): void {
    const { partition, facts, lastSignAt, lastCheckpoint } = request;
    request.lastSignAt = now;
    request.lastCheckpoint = metered;
    const keys = [redisKeys.openLeases(partition), redisKeys.openRequest(partition, facts.requestId)];
    runScript(this.requests, requestScripts.checkpoint, keys, [facts.requestId, LEASE_MS, isNews ? metered : '']).catch(
      () => {
        // A sign that nobody saw: the next tick gives it again, so that leases are renewed as soon as Redis is back.
        request.lastSignAt = lastSignAt;
        request.lastCheckpoint = lastCheckpoint;
      },
    );
  }
}
