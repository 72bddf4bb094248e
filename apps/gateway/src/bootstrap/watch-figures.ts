import { systemClock } from '@app/common';
import type { Infrastructure } from './infrastructure';

/** What the metrics say of this moment, and not of requests that are over. */
export function watchFigures({ metrics, ledger, pool, accounts }: Infrastructure): void {
  metrics.watch({
    openRequests: () => ledger.openCount,
    waiting: () => ({ line: pool.line.size, account: pool.slots.waiting }),
    accounts: () => {
      const now = systemClock.now();
      return [...accounts.collection.values()].map(({ id }) => ({
        id,
        running: pool.slots.running(id),
        isCooling: pool.stateOf(id)?.cooldowns.some(({ until }) => until > now) === true,
      }));
    },
  });
}
