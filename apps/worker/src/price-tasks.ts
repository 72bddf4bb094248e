import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { type PriceList, SharedPrices } from '@app/usage';
import { PriceRefresh } from '@app/usage/worker';
import type { Tasks } from './repeated-task';

const TAKE_OVER_EVERY_MS = 5_000;
/** When a list is due is kept in Redis. */
const LOOK_EVERY_MS = 10_000;

/** Fetches prices where there is an address for them, and lays what was fetched over those of this process. */
export function createPriceTasks(
  { pricesUrl, pricesMaxChangePercent }: Pick<Settings, 'pricesUrl' | 'pricesMaxChangePercent'>,
  redis: RedisConnection,
  prices: PriceList,
  logger: Logger,
): Tasks {
  if (pricesUrl === undefined) return { everywhere: [], schedules: [] };
  const { collection } = new SharedPrices(redis, prices);
  const settings = { url: pricesUrl, maxChangePercent: pricesMaxChangePercent };
  const refresh = new PriceRefresh(redis, settings, systemClock, logger);
  const takeOver = async (): Promise<number> => {
    const before = collection.revision;
    await collection.sync();
    return collection.revision === before ? 0 : 1;
  };
  return {
    everywhere: [{ name: 'take over fetched prices', everyMs: TAKE_OVER_EVERY_MS, run: takeOver }],
    schedules: [{ name: 'fetch prices', everyMs: LOOK_EVERY_MS, run: () => refresh.run() }],
  };
}
