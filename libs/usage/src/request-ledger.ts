import { type Clock, GatewayError } from '@app/common';
import { type RedisConnection, redisKeys, requestScripts, runScript } from '@app/redis';
import { type AdmissionAnswer, decodeAdmission } from './admission/admission-answer';
import type { Calendar } from './calendar/calendar';
import { RequestKeys } from './admission/request-keys';
import { type AdmissionTerms, scriptTerms } from './admission/terms';
import { OpenRequest } from './open-request';
import type { AttemptFacts, RequestFacts } from './records/open-request-facts';
import type { UsageRecord } from './records/usage-record';
import { SettleQueue } from './settle-queue';
import { settlementOf } from './settlement';

type LetIn = Extract<AdmissionAnswer, { kind: 'in' }>;
/** A request that was let in is open from then on. */
export type Admission = Exclude<AdmissionAnswer, LetIn> | (LetIn & { readonly request: OpenRequest });

/** How long a request outlives the last sign of life of its gateway. */
export const LEASE_MS = 30_000;
const RENEW_AFTER_MS = 10_000;
const CHECKPOINT_AFTER_MS = 2_000;
const TICK_MS = 1_000;
const AFFINITY_MS = 3_600_000;
/** With less of its life left than this, an affinity that is used is written again: not at every turn, which would cost a write each. */
const AFFINITY_RENEWED_BELOW_MS = AFFINITY_MS - 300_000;

/**
 * The books of requests under way. A request is opened before it may reach an upstream and settled exactly once, by this process or,
 * when it dies, by the reaper.
 */
export class RequestLedger {
  private readonly open = new Map<string, OpenRequest>();
  private readonly settlements: SettleQueue;
  private readonly settledListeners: ((facts: RequestFacts) => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param requests connection that fails fast
   * @param marks connection that writes each command at once, so that a mark precedes the request that it announces
   */
  constructor(
    private readonly requests: RedisConnection,
    private readonly marks: RedisConnection,
    private readonly calendar: Calendar,
    private readonly clock: Clock,
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

  /** Requests that have been let in and not been settled, the oldest first. */
  underWay(): IterableIterator<OpenRequest> {
    return this.open.values();
  }

  /** Called for every request that ends here; nothing may take long there. */
  onSettled(listener: (facts: RequestFacts) => void): void {
    this.settledListeners.push(listener);
  }

  /** Requests that are over and that Redis has not taken yet. */
  get unsettledCount(): number {
    return this.settlements.size;
  }

  /**
   * Lets a request in, puts it into its user's line, or refuses it: one round trip. Called again for a request that waits.
   * @throws GatewayError `gateway_unavailable` when the store cannot be asked
   */
  async admit(facts: RequestFacts, terms: AdmissionTerms): Promise<Admission> {
    const request = new OpenRequest(facts, terms, this.clock.monotonic());
    const { keys, holdsSlot } = request;
    const { keyId, requestId } = facts;
    const limits = scriptTerms(terms, { keyId, heldPrefix: keys.heldPrefix }, this.calendar, this.clock.now());
    const answer = await this.ask(request, [
      ...[requestId, LEASE_MS, JSON.stringify(facts), AFFINITY_RENEWED_BELOW_MS],
      ...[holdsSlot ? '1' : '0', limits],
    ]);
    if (answer.kind !== 'in') return answer;
    request.isAffinityOld = answer.isAffinityOld;
    this.open.set(requestId, request);
    return { ...answer, request };
  }

  /** Takes a request that no longer waits out of its user's line. */
  async leaveLine(facts: RequestFacts): Promise<void> {
    const { line } = new RequestKeys(facts);
    const scriptArguments = [facts.requestId, facts.userId, redisKeys.slotReleases()];
    await runScript(this.requests, requestScripts.leaveLine, line, scriptArguments).catch(() => undefined);
  }

  /** Notes that the request is about to leave. Called just before the bytes do; nobody waits for it. */
  markAttempt(request: OpenRequest, attempt: AttemptFacts): void {
    request.attempt = attempt;
    runScript(this.marks, requestScripts.markAttempt, [request.keys.open], [JSON.stringify(attempt)]).catch(
      () => undefined,
    );
  }

  /**
   * Binds the request's conversation to an account, for an hour from now. Resolves when the next turn will find it, whichever gateway it
   * comes to, or when Redis could not be told: the conversation is then free to go anywhere.
   */
  async bind({ keys, terms }: OpenRequest, affineAccount: string): Promise<void> {
    if (terms.conversation === undefined) return;
    const key = keys.affinity(terms.conversation);
    await this.requests.set(key, affineAccount, 'PX', AFFINITY_MS).catch(() => undefined);
  }

  /** Ends a request. `record` is absent when it never reached an upstream. Never throws: what Redis does not take now is kept. */
  settle(request: OpenRequest, record: UsageRecord | undefined): void {
    this.open.delete(request.facts.requestId);
    this.settlements.add(settlementOf(request, record, this.calendar, this.clock.now()));
    for (const listener of this.settledListeners) listener(request.facts);
  }

  /** Counts requests under way that took no slot, because nothing limited them when they came: now something does. */
  holdSlots(isConcerned: (facts: RequestFacts) => boolean): void {
    for (const request of this.open.values()) {
      if (request.holdsSlot || request.terms.isFree || !isConcerned(request.facts)) continue;
      request.holdsSlot = true;
      this.checkpoint(request, this.clock.monotonic(), '', false);
    }
  }

  private async ask(request: OpenRequest, scriptArguments: readonly (string | number)[]): Promise<AdmissionAnswer> {
    const keys = request.keys.admit(request.terms.conversation, request.minutes);
    try {
      return decodeAdmission(await runScript(this.requests, requestScripts.admit, keys, scriptArguments));
    } catch (error) {
      // The store may have let it in without our hearing of it: the slot must not be lost until the lease ends.
      this.settlements.add(settlementOf(request, undefined, this.calendar, this.clock.now()));
      throw new GatewayError('gateway_unavailable', 'The relay cannot reach its store', {
        cause: error,
        retryAfterSeconds: 2,
      });
    }
  }

  /** Renews leases, and keeps what long answers have used so far: a gateway that dies loses two seconds of figures at the most. */
  private giveSignsOfLife(): void {
    const now = this.clock.monotonic();
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
    const { keys, facts, holdsSlot, lastSignAt, lastCheckpoint } = request;
    request.lastSignAt = now;
    request.lastCheckpoint = metered;
    const scriptArguments = [facts.requestId, LEASE_MS, isNews ? metered : '', holdsSlot ? '1' : '0'];
    runScript(this.requests, requestScripts.checkpoint, keys.checkpoint(), scriptArguments).catch(() => {
      // A sign that nobody saw: the next tick gives it again, so that leases are renewed as soon as Redis is back.
      request.lastSignAt = lastSignAt;
      request.lastCheckpoint = lastCheckpoint;
    });
  }
}
