import type { TeamDirectory } from '@app/auth';
import { systemClock } from '@app/common';
import type { DirectoryFigures } from '@app/telemetry';
import type { Infrastructure } from './infrastructure';

/** What the metrics say of this moment, and not of requests that are over. */
export function watchFigures({ metrics, ledger, pool, accounts, directory }: Infrastructure): void {
  metrics.watchDirectory(() => directoryFigures(directory));
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

function directoryFigures({ configuration, statuses, freshness }: TeamDirectory): DirectoryFigures | undefined {
  if (configuration.state().state === 'off') return undefined;
  const { lastSuccessAt, blocked } = statuses.current();
  return {
    lastSuccess: lastSuccessAt === undefined ? undefined : Date.parse(lastSuccessAt) / 1_000,
    isBlocked: blocked !== undefined,
    isStale: freshness.isStale,
  };
}
