import { hash } from 'node:crypto';
import type { Clock } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { PriceList } from '../price-list';
import { fetchPriceList } from './fetch-price-list';
import { parsePriceList } from './parse-price-list';
import { requireCredibleChange } from './price-changes';
import { PriceListError } from './price-list-error';
import { SharedPrices } from './shared-prices';

export interface PriceRefreshSettings {
  readonly url: URL;
  readonly maxChangePercent: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Fetches the price list once a day, and an hour after it could not be had. What is not credible is not taken over, whole or in part: the
 * last good list holds, in all processes, also after they were started anew.
 */
export class PriceRefresh {
  private readonly prices = new PriceList();
  private readonly shared: SharedPrices;

  constructor(
    private readonly connection: RedisConnection,
    private readonly settings: PriceRefreshSettings,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly logger: Pick<Logger, 'info' | 'warn'>,
    private readonly fetch: (url: URL) => Promise<string> = fetchPriceList,
  ) {
    this.shared = new SharedPrices(connection, this.prices);
  }

  /** To be called more often than that, by any number of workers. @returns 1 when a list was taken over */
  async run(): Promise<number> {
    const { url } = this.settings;
    const attempt = redisKeys.priceRefresh(hash('sha256', url.href));
    // A worker that dies on it leaves it to others an hour later.
    if ((await this.connection.set(attempt, '1', 'PX', HOUR_MS, 'NX')) === null) return 0;
    await this.shared.collection.sync();
    try {
      const count = await this.refresh();
      await this.connection.pexpire(attempt, DAY_MS);
      this.logger.info({ host: url.host, models: count }, 'prices are fetched');
      return 1;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn({ host: url.host, reason }, 'prices stay as they are');
      return 0;
    }
  }

  private async refresh(): Promise<number> {
    const { url, maxChangePercent } = this.settings;
    const fetched = parsePriceList(await this.fetch(url));
    const last = this.shared.current()?.models ?? [];
    const former = last.length > 0 ? last : this.prices.models;
    requireCredibleChange(fetched, former, this.prices, maxChangePercent, this.clock.now());
    if (!(await this.shared.keep(fetched, new Date(this.clock.now()).toISOString())))
      throw new PriceListError('another one was taken over at the same moment');
    return fetched.length;
  }
}
