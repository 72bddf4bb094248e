import { PARTITION_COUNT, type RedisConnection, redisKeys, requestScripts, runScript } from '@app/redis';
import { decodeUsageRecord } from '../records/usage-record';
import { dayKey } from './day-key';
import { addRecord } from './totals-fields';

const BATCH = 500;

/**
 * Adds usage records to the totals of their day. Totals and the cursor that says which records they contain change in one script, so
 * every record counts once, however many workers run and wherever one of them dies.
 */
export class TotalsWriter {
  constructor(
    private readonly connection: RedisConnection,
    private readonly timeZone: string,
  ) {}

  /** @returns how many records were added */
  async run(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: PARTITION_COUNT }, (_, partition) => this.catchUp(partition)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async catchUp(partition: number): Promise<number> {
    const cursorKey = redisKeys.usageCursor(partition);
    for (let added = 0; ;) {
      const cursor = (await this.connection.get(cursorKey)) ?? '';
      const start = cursor === '' ? '-' : `(${cursor}`;
      const entries = await this.connection.xrange(redisKeys.usageStream(partition), start, '+', 'COUNT', BATCH);
      const batch = leadingDay(entries, this.timeZone);
      if (!batch) return added;
      const amounts = [...batch.amounts].flatMap(([field, amount]) => [field, amount.toString()]);
      const keys = [cursorKey, redisKeys.usageDay(partition, batch.day)];
      const isFirst = await runScript(this.connection, requestScripts.addToTotals, keys, [
        cursor,
        batch.lastId,
        ...amounts,
      ]);
      if (!isFirst) return added;
      added += batch.count;
    }
  }
}

interface DayBatch {
  readonly day: string;
  readonly amounts: ReadonlyMap<string, bigint>;
  readonly lastId: string;
  readonly count: number;
}

/** The records at the head of a list that belong to one day: a script call changes the totals of one day. */
function leadingDay(
  entries: readonly (readonly [id: string, fields: readonly string[]])[],
  timeZone: string,
): DayBatch | undefined {
  const amounts = new Map<string, bigint>();
  let day: string | undefined;
  let count = 0;
  let lastId = '';
  for (const [id, fields] of entries) {
    const record = decodeUsageRecord(fields[1]);
    const recordDay = record ? dayKey(record.startedAt, timeZone) : undefined;
    if (recordDay !== undefined && day !== undefined && recordDay !== day) break;
    if (record) addRecord(amounts, record);
    day ??= recordDay;
    lastId = id;
    count += 1;
  }
  return count === 0 ? undefined : { day: day ?? dayKey(0, timeZone), amounts, lastId, count };
}
