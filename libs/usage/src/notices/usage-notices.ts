import type { EventLog } from '@app/events';
import { PARTITION_COUNT, type RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { Calendar } from '../calendar/calendar';
import { BudgetNotices, type SpenderSource } from './budget-notices';
import { BudgetStates } from './budget-states';
import { PriceNotices } from './price-notices';
import { SettledRequestReader } from './settled-requests';

/** Whom and what records speak of, as this process knows them. */
export interface SpenderDirectory {
  /** Brings it up to date. Called when there are new records, before they are looked at. */
  sync(): Promise<void>;
  readonly spendersOf: SpenderSource;
}

/**
 * Reads what was settled, behind the requests and in its own time, and tells what there is to tell of it. Any number of processes may do
 * so at the same time: what one of them said no other says again, and the place in the stream moves when all of it has been said.
 */
export class UsageNotices {
  private readonly reader: SettledRequestReader;
  private readonly budgets: BudgetNotices;
  private readonly prices: PriceNotices;

  /** @param thresholds percent of a budget, rising */
  constructor(
    connection: RedisConnection,
    log: EventLog,
    private readonly calendar: Calendar,
    private readonly directory: SpenderDirectory,
    thresholds: readonly number[],
    logger: Pick<Logger, 'warn'>,
  ) {
    this.reader = new SettledRequestReader(connection);
    this.budgets = new BudgetNotices(new BudgetStates(connection, calendar), log, thresholds, logger);
    this.prices = new PriceNotices(log);
  }

  /** @returns how many events came of it */
  async run(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: PARTITION_COUNT }, (_, partition) => this.catchUp(partition)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async catchUp(partition: number): Promise<number> {
    const dayOf = (at: number): string => this.calendar.dayOf(at);
    for (let told = 0; ;) {
      const next = await this.reader.next(partition);
      if (!next) return told;
      await this.directory.sync();
      told += await this.budgets.tell(next.settled, this.directory.spendersOf, dayOf);
      told += await this.prices.tell(next.settled, dayOf);
      await this.reader.seen(partition, next.lastId);
    }
  }
}
