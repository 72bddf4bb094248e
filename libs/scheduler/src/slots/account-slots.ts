import { type RedisConnection, type SlotAnswer, WakeUps, mostAccountsPerCall, redisKeys } from '@app/redis';
import { type HeldSlot, HeldSlots } from './held-slots';
import { type SlotCandidate, type SlotSeeker, needsSlot } from './slot-candidate';
import { SlotHints } from './slot-hints';
import { SlotStore } from './slot-store';
import { type SlotTimes, slotTimes } from './slot-times';
import type { WaitOutcome, WaitRequest } from './waiter';
import { WaitingRoom } from './waiting-room';

export interface SlotConnections {
  /** For people who wait. */
  readonly requests: RedisConnection;
  /** For nothing but hearing messages; of a kind that waits until Redis is there. */
  readonly messages: RedisConnection;
}

type Lack = Exclude<SlotAnswer['accounts'][number]['lacks'], ''>;

/** Why candidates gave nothing: account id → what it lacks. */
export type Lacks = ReadonlyMap<string, Lack>;

/** Slots of accounts: limits, serial queues and probes, counted over all gateways, with a fair queue for what is taken. */
export class AccountSlots {
  readonly hints: SlotHints;
  private readonly store: SlotStore;
  private readonly held: HeldSlots;
  private readonly room: WaitingRoom;
  private readonly wakeUps: WakeUps;
  private renewTimer: NodeJS.Timeout | undefined;

  constructor(
    connections: SlotConnections,
    /** Milliseconds that never run backwards. */
    monotonic: () => number,
    private readonly times: SlotTimes = slotTimes,
  ) {
    this.store = new SlotStore(connections.requests, times);
    this.hints = new SlotHints(times, monotonic);
    this.held = new HeldSlots(this.store, (accountId) => this.hints.clear(accountId));
    this.room = new WaitingRoom(this.store, this.hints, times, monotonic);
    this.wakeUps = new WakeUps(connections.messages, redisKeys.accountSlotReleases(), (accountId) => {
      this.hints.clear(accountId);
      this.room.wake(accountId);
    });
  }

  async start(): Promise<void> {
    await this.wakeUps.start();
    this.renewTimer = setInterval(() => {
      // What cannot be renewed now will be the next time: a lease lasts for several.
      this.held.renew().catch(() => undefined);
    }, this.times.renewEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.renewTimer);
    this.wakeUps.stop();
    this.room.stop();
  }

  /** Requests of this process that wait for a slot of an account. */
  get waiting(): number {
    return this.room.size;
  }

  /** Requests of this process under way on an account. */
  running(accountId: string): number {
    return this.held.running(accountId);
  }

  /** Account id → requests of this process under way on it, and requests that wait for it, where there are any. */
  loads(): { readonly running: ReadonlyMap<string, number>; readonly waiting: ReadonlyMap<string, number> } {
    return { running: this.held.all, waiting: this.room.sizes() };
  }

  /** An account has been deleted. */
  forget(accountId: string): void {
    this.hints.forget(accountId);
    this.room.forget(accountId);
  }

  /**
   * Takes the first candidate that has what it needs. Redis is not asked for one that needs nothing, and once for up to eight others.
   */
  async take(
    seeker: SlotSeeker,
    candidates: Iterable<SlotCandidate>,
  ): Promise<{ readonly candidate: SlotCandidate | undefined; readonly lacks: Lacks }> {
    const lacks = new Map<string, Lack>();
    const asked: SlotCandidate[] = [];
    const ask = async (): Promise<SlotCandidate | undefined> => {
      const these = asked.splice(0);
      if (these.length === 0) return undefined;
      const answer = await this.store.take(seeker, these, undefined);
      this.hints.note(these, answer);
      these.forEach(({ account }, index) => {
        const lack = answer.accounts[index]?.lacks ?? '';
        if (lack !== '') lacks.set(account.id, lack);
      });
      return answer.taken === undefined ? undefined : these[answer.taken];
    };
    for (const candidate of candidates) {
      const isUnlimited = !needsSlot(candidate);
      if (!isUnlimited) asked.push(candidate);
      if (!isUnlimited && asked.length < mostAccountsPerCall) continue;
      const taken = await ask();
      if (taken ?? isUnlimited) return { candidate: taken ?? candidate, lacks };
    }
    return { candidate: await ask(), lacks };
  }

  /** Takes a slot, at once or when it is this request's turn. */
  wait(seeker: SlotSeeker, request: WaitRequest): Promise<WaitOutcome> {
    return this.room.wait(seeker, request);
  }

  /** Keeps what was taken until it is released. To be called at once. */
  hold(candidate: SlotCandidate, requestId: string): HeldSlot {
    return this.held.hold(candidate, requestId);
  }
}
