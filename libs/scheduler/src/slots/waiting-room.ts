import { ObservedWaits } from '@app/common';
import { mostAccountsPerCall } from '@app/redis';
import { LocalQueues } from './local-queues';
import { type SlotCandidate, type SlotSeeker, needsSlot } from './slot-candidate';
import type { SlotHints } from './slot-hints';
import type { SlotStore } from './slot-store';
import type { SlotTimes } from './slot-times';
import { type WaitOutcome, type WaitRequest, Waiter } from './waiter';

/**
 * The requests of this process that wait for a slot. Their order is kept in Redis, over all gateways; here they are woken: by a
 * message when something is given back, and by one look a second. Each time the first of each queue asks, not all of them.
 */
export class WaitingRoom {
  private readonly queues: LocalQueues;
  private readonly waits: ObservedWaits;
  private lookTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: SlotStore,
    private readonly hints: SlotHints,
    private readonly times: SlotTimes,
    private readonly monotonic: () => number,
  ) {
    this.queues = new LocalQueues((waiter) => void this.ask(waiter));
    this.waits = new ObservedWaits(monotonic);
  }

  /** Number of requests that wait in this process. */
  get size(): number {
    return this.queues.size;
  }

  /** Account id → requests of this process that wait for it, where there are any. */
  sizes(): Map<string, number> {
    return this.queues.sizes();
  }

  /** Takes a slot, at once or after a while. `request.candidates` is asked anew each time. */
  wait(seeker: SlotSeeker, request: WaitRequest): Promise<WaitOutcome> {
    const { waiting } = request;
    return new Promise((resolve, reject) => {
      const waiter = new Waiter(seeker, request, this.monotonic(), { resolve, reject });
      if (waiting.signal.aborted) {
        waiter.finish({ kind: 'left' });
        return;
      }
      const leave = (): void => this.end(waiter, { kind: 'left' });
      const timeOut = (): void => {
        const waitedMs = this.monotonic() - waiter.since;
        for (const accountId of waiter.finishes.keys()) this.waits.note(accountId, waitedMs);
        this.end(waiter, { kind: 'wait-timed-out' });
      };
      const timer = setTimeout(timeOut, Math.max(0, waiting.deadlineMs - this.monotonic()));
      waiting.signal.addEventListener('abort', leave, { once: true });
      waiter.onFinish = () => {
        clearTimeout(timer);
        waiting.signal.removeEventListener('abort', leave);
      };
      void this.ask(waiter);
    });
  }

  /** Something of an account has been given back. */
  wake(accountId: string): void {
    this.queues.wake(accountId);
  }

  forget(accountId: string): void {
    this.waits.forget(accountId);
  }

  stop(): void {
    clearTimeout(this.lookTimer);
    this.lookTimer = undefined;
    this.queues.stop();
  }

  private async ask(waiter: Waiter): Promise<void> {
    if (waiter.isAsking) {
      waiter.asksAgain = true;
      return;
    }
    waiter.isAsking = true;
    try {
      do {
        waiter.asksAgain = false;
        await this.askOnce(waiter);
      } while (this.wantsMore(waiter));
    } catch (error) {
      this.leaveQueues(waiter);
      waiter.fail(error);
    } finally {
      waiter.isAsking = false;
    }
  }

  private async askOnce(waiter: Waiter): Promise<void> {
    const candidates = waiter.request.candidates();
    const unlimited = candidates.find((candidate) => !needsSlot(candidate));
    if (unlimited || candidates.length === 0) {
      this.end(waiter, unlimited ? { kind: 'taken', candidate: unlimited } : { kind: 'nothing-left' });
      return;
    }
    const asked = mostOf(candidates, waiter);
    const ids = asked.map(({ account }) => account.id);
    const left = [...waiter.finishes.keys()].filter((id) => !ids.includes(id));
    if (left.length > 0) {
      this.queues.remove(waiter, left);
      this.store.leave(waiter.seeker, left).catch(() => undefined);
    }
    // Before the call: a slot may be given back before its answer is here.
    this.queues.add(waiter, ids);
    const answer = await this.store.take(waiter.seeker, asked, this.entryOf(waiter, ids));
    this.hints.note(asked, answer);
    const taken = answer.taken === undefined ? undefined : asked[answer.taken];
    if (taken) {
      this.take(waiter, taken);
    } else if (answer.outcome === 'queued') {
      this.queues.place(waiter, ids, answer);
      if (waiter.isOver) this.leaveQueues(waiter);
      else waiter.queued(answer.position);
      this.lookLater();
    } else {
      this.end(waiter, { kind: outcomes[answer.outcome] });
    }
  }

  /** What comes too late for its request is given back. */
  private take(waiter: Waiter, candidate: SlotCandidate): void {
    const { account, needsSerialLock } = candidate;
    this.queues.remove(waiter);
    if (waiter.isOver) {
      const serial = needsSerialLock ? { serialRestMs: 0 } : {};
      const given = { requestId: waiter.seeker.requestId, accountId: account.id, givesSlot: true, ...serial };
      this.store.release(given).catch(() => undefined);
      return;
    }
    if (waiter.position !== undefined) this.waits.note(account.id, this.monotonic() - waiter.since);
    waiter.finish({ kind: 'taken', candidate });
  }

  /** While it asks, the answer decides whether there is a queue to leave. */
  private end(waiter: Waiter, outcome: WaitOutcome): void {
    waiter.finish(outcome);
    this.leaveQueues(waiter);
  }

  private leaveQueues(waiter: Waiter): void {
    const ids = [...waiter.finishes.keys()];
    this.queues.remove(waiter);
    if (ids.length > 0) this.store.leave(waiter.seeker, ids).catch(() => undefined);
  }

  private wantsMore(waiter: Waiter): boolean {
    return waiter.asksAgain && !waiter.isOver;
  }

  private entryOf(waiter: Waiter, accountIds: readonly string[]): { size: number; isInAHurry: boolean } {
    const { deadlineMs, size } = waiter.request.waiting;
    const left = deadlineMs - this.monotonic();
    const isInAHurry = accountIds.every((id) => (this.waits.ninetiethPercentile(id) ?? 0) >= left);
    return { size, isInAHurry };
  }

  /** One timer for all that wait: it says that they are alive, and looks whether something is free. */
  private lookLater(): void {
    this.lookTimer ??= setTimeout(() => {
      this.lookTimer = undefined;
      if (this.queues.isEmpty) return;
      this.store.renewWaiters(this.queues.members()).catch(() => undefined);
      this.queues.look();
      this.lookLater();
    }, this.times.lookEveryMs).unref();
  }
}

/** As many as one call takes: first those in whose queues it has a place already, so that it does not lose it. */
function mostOf(candidates: readonly SlotCandidate[], { finishes }: Waiter): readonly SlotCandidate[] {
  if (candidates.length <= mostAccountsPerCall) return candidates;
  const kept = candidates.filter(({ account }) => finishes.has(account.id));
  const added = candidates.filter(({ account }) => !finishes.has(account.id));
  const chosen = new Set([...kept, ...added].slice(0, mostAccountsPerCall));
  return candidates.filter((candidate) => chosen.has(candidate));
}

const outcomes = {
  'queue-full': 'queue-full',
  'wait-too-long': 'wait-too-long',
  refused: 'nothing-left',
  // Neither comes here: both are dealt with above.
  taken: 'nothing-left',
  queued: 'nothing-left',
} as const;
