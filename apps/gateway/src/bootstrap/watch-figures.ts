import type { TeamDirectory } from '@app/auth';
import { systemClock } from '@app/common';
import { RedisClock } from '@app/redis';
import type { DirectoryFigures } from '@app/telemetry';
import { Calendar } from '@app/usage';
import { accountFigures } from '../metrics/account-figures';
import type { Infrastructure } from './infrastructure';

/** What the metrics say of this moment, and not of requests that are over. Nothing of it waits for Redis. */
export function watchFigures(parts: Infrastructure): void {
  const { metrics, settings, redis, ledger, pool, accounts, directory } = parts;
  const calendar = new Calendar(settings.timezone);
  metrics.watchProcess();
  metrics.watchClock(() => clockSkew(RedisClock.of(redis)));
  metrics.watchDirectory(() => directoryFigures(directory));
  metrics.watch({
    openRequests: () => ledger.openCount,
    waiting: () => ({ line: pool.line.size, account: pool.slots.waiting }),
    unsettled: () => ledger.unsettledCount,
    accounts: () => {
      const now = systemClock.now();
      const today = calendar.dayOf(now);
      return [...accounts.collection.values()].map((account) => accountFigures(account, parts, now, today));
    },
  });
}

/** Seconds; undefined: Redis was not asked yet. */
function clockSkew(clock: RedisClock): number | undefined {
  void clock.keepFresh();
  return clock.isMeasured ? clock.skewMs / 1_000 : undefined;
}

function directoryFigures({ configuration, statuses, freshness }: TeamDirectory): DirectoryFigures | undefined {
  if (configuration.state().state === 'off') return undefined;
  const { lastSuccessAt, blocked } = statuses.current();
  const { syncMinutes } = configuration.overview().values;
  return {
    lastSuccess: lastSuccessAt === undefined ? undefined : Date.parse(lastSuccessAt) / 1_000,
    isBlocked: blocked !== undefined,
    isStale: freshness.isStale,
    interval: syncMinutes === undefined ? undefined : syncMinutes * 60,
  };
}
