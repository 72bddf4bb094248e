import type { SlotAnswer } from '@app/redis';
import { waiterOf } from './slot-store';
import type { Waiter } from './waiter';

/** Which waiters of this process wait for which account, and who is woken. */
export class LocalQueues {
  private readonly waitersByAccount = new Map<string, Set<Waiter>>();
  private readonly wakeTimers = new Map<string, NodeJS.Timeout>();

  /** @param ask called for a waiter that should look again */
  constructor(private readonly ask: (waiter: Waiter) => void) {}

  get isEmpty(): boolean {
    return this.waitersByAccount.size === 0;
  }

  /** Number of waiters; one that waits for several accounts counts once. */
  get size(): number {
    const waiters = new Set<Waiter>();
    for (const ofAccount of this.waitersByAccount.values()) for (const waiter of ofAccount) waiters.add(waiter);
    return waiters.size;
  }

  /** Account id → waiters, where there are any; one that waits for several accounts is in each. */
  sizes(): Map<string, number> {
    return new Map([...this.waitersByAccount].map(([id, waiters]) => [id, waiters.size]));
  }

  add(waiter: Waiter, accountIds: readonly string[]): void {
    for (const accountId of accountIds) {
      if (waiter.finishes.has(accountId)) continue;
      waiter.finishes.set(accountId, Number.POSITIVE_INFINITY);
      let waiters = this.waitersByAccount.get(accountId);
      if (!waiters) this.waitersByAccount.set(accountId, (waiters = new Set()));
      waiters.add(waiter);
    }
  }

  /** Takes over where the waiter stands, and when a lock will be free by itself. */
  place(waiter: Waiter, accountIds: readonly string[], answer: SlotAnswer): void {
    accountIds.forEach((accountId, index) => {
      const place = answer.accounts[index];
      if (place?.finish === undefined) {
        this.remove(waiter, [accountId]);
        return;
      }
      waiter.finishes.set(accountId, place.finish);
      if (place.lacks === 'serial-queue-busy') this.wakeIn(accountId, answer.freesInMs);
    });
  }

  remove(waiter: Waiter, accountIds: Iterable<string> = [...waiter.finishes.keys()]): void {
    for (const accountId of accountIds) {
      waiter.finishes.delete(accountId);
      const waiters = this.waitersByAccount.get(accountId);
      waiters?.delete(waiter);
      if (waiters?.size !== 0) continue;
      this.waitersByAccount.delete(accountId);
      clearTimeout(this.wakeTimers.get(accountId));
      this.wakeTimers.delete(accountId);
    }
  }

  /** The first one that is not asking already; those that are ask once more, for their answer may be older than this. */
  wake(accountId: string): void {
    let first: Waiter | undefined;
    for (const waiter of this.waitersByAccount.get(accountId) ?? []) {
      if (waiter.isAsking) waiter.asksAgain = true;
      else if (!first || isAhead(waiter, first, accountId)) first = waiter;
    }
    if (first) this.ask(first);
  }

  /** Wakes the first of each queue, and all for whom nothing is left to wait for. */
  look(): void {
    const hopeless = new Set<Waiter>();
    for (const waiters of this.waitersByAccount.values()) {
      for (const waiter of waiters) if (!waiter.request.isWorthwhile(waiter.finishes.keys())) hopeless.add(waiter);
    }
    for (const waiter of hopeless) this.ask(waiter);
    for (const accountId of [...this.waitersByAccount.keys()]) this.wake(accountId);
  }

  /** Account id → waiters as Redis knows them. */
  members(): Map<string, string[]> {
    return new Map(
      [...this.waitersByAccount].map(([id, waiters]) => [id, [...waiters].map(({ seeker }) => waiterOf(seeker))]),
    );
  }

  stop(): void {
    for (const timer of this.wakeTimers.values()) clearTimeout(timer);
    this.wakeTimers.clear();
  }

  private wakeIn(accountId: string, ms: number | undefined): void {
    if (ms === undefined) return;
    // The newest answer knows best: a lock that was held is resting now.
    clearTimeout(this.wakeTimers.get(accountId));
    const timer = setTimeout(() => {
      this.wakeTimers.delete(accountId);
      this.wake(accountId);
    }, ms + 1);
    this.wakeTimers.set(accountId, timer.unref());
  }
}

/** As Redis orders a queue: equal finish times by name. To wake another one than the first there would wake nobody. */
function isAhead(waiter: Waiter, other: Waiter, accountId: string): boolean {
  const [finish = 0, otherFinish = 0] = [waiter.finishes.get(accountId), other.finishes.get(accountId)];
  return finish === otherFinish ? waiterOf(waiter.seeker) < waiterOf(other.seeker) : finish < otherFinish;
}
