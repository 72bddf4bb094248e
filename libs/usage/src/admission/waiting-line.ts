import type { RequestFacts } from '../records/open-request-facts';

/** Somebody who waits here for a slot of a user. */
interface Waiter {
  readonly facts: RequestFacts;
  wake(): void;
}

/** How long a waiter sleeps at the most: it also tells the store that it still waits. */
const LONGEST_SLEEP_MS = 2_000;

/**
 * Those of this process who wait in the lines of users. The order of a line is kept in Redis over all gateways; here is only who has to
 * be woken when a slot becomes free. A signal that is missed is made good by the waiters' own clocks.
 */
export class WaitingLine {
  private readonly byUser = new Map<string, Set<Waiter>>();

  /** Number of requests that wait in this process. */
  get size(): number {
    let size = 0;
    for (const waiters of this.byUser.values()) size += waiters.size;
    return size;
  }

  /** What is known of those that wait in this process. */
  *waiting(): IterableIterator<RequestFacts> {
    for (const waiters of this.byUser.values()) for (const { facts } of waiters) yield facts;
  }

  /** A slot of a user became free: the first of each key tries again, and wakes the next one when it got in. */
  slotFreed(userId: string): void {
    const keys = new Set<string>();
    for (const waiter of this.byUser.get(userId) ?? []) {
      const { keyId } = waiter.facts;
      if (keys.has(keyId)) continue;
      keys.add(keyId);
      waiter.wake();
    }
  }

  /** Joins the line; `leave` in the end, whatever happened. */
  join(facts: RequestFacts): { sleep(limitMs: number, signal: AbortSignal): Promise<void>; leave(): void } {
    const { userId } = facts;
    let wake = (): void => undefined;
    let isAwakened = false;
    const waiter: Waiter = {
      facts,
      wake: () => {
        isAwakened = true;
        wake();
      },
    };
    const waiters = this.byUser.get(userId) ?? new Set();
    this.byUser.set(userId, waiters.add(waiter));
    return {
      sleep: async (limitMs, signal) => {
        if (!isAwakened && !signal.aborted) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, Math.max(0, Math.min(limitMs, LONGEST_SLEEP_MS)));
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
            signal.addEventListener('abort', wake, { once: true });
          });
          signal.removeEventListener('abort', wake);
        }
        isAwakened = false;
      },
      leave: () => {
        waiters.delete(waiter);
        if (waiters.size === 0) this.byUser.delete(userId);
        else this.slotFreed(userId);
      },
    };
  }
}
