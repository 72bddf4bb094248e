import { PARTITION_COUNT, type RedisConnection, redisKeys, runScript, usageRecordScripts } from '@app/redis';
import { rolledUpTo } from '../../rollups/rolled-up-to';
import { dayOf } from '../index/index-fields';
import { type Place, comparePlaces, idOf, placeOf } from '../reading/place';
import { decodeUsageRecord } from '../usage-record';
import type { RetentionLock } from './retention-lock';

const PORTION = 500;
const oldestFirst = comparePlaces('oldest-first');

/** Takes entries away that everybody has read who has to, with what is kept beside them. */
export class UsageTrimmer {
  constructor(private readonly connection: RedisConnection) {}

  /**
   * @param lastOf the last entry of a partition that may go; undefined: none may
   * @returns how many entries went
   */
  async trim(lastOf: (partition: number) => Place | undefined, lock: RetentionLock): Promise<number> {
    let trimmed = 0;
    for (let partition = 0; partition < PARTITION_COUNT; partition += 1) {
      const last = lastOf(partition);
      if (last) trimmed += await this.trimPartition(last, lock);
    }
    return trimmed;
  }

  private async trimPartition({ partition, ...wanted }: Place, lock: RetentionLock): Promise<number> {
    const readers = await Promise.all([
      rolledUpTo(this.connection, partition),
      this.connection.get(redisKeys.usageNoticesCursor(partition)),
      this.connection.get(redisKeys.usageIndexCursor(partition)),
    ]);
    const places = readers.map((id) => placeOf(id ?? '', partition));
    const end = [{ ...wanted, partition }, ...places].sort(oldestFirst)[0];
    for (let trimmed = 0; ;) {
      const count = end ? await this.trimPortion(end) : 0;
      if (count === 0) return trimmed;
      trimmed += count;
      await lock.keep();
    }
  }

  /** @returns how many entries went, of those up to and with a place */
  private async trimPortion(end: Place): Promise<number> {
    const { partition } = end;
    const stream = redisKeys.usageStream(partition);
    const entries = await this.connection.xrange(stream, '-', idOf(end), 'COUNT', PORTION);
    const lastId = entries.at(-1)?.[0];
    if (lastId === undefined) return 0;
    const indexDays = redisKeys.usageIndexDays(partition);
    const lastDay = dayOf(Number.parseInt(lastId, 10));
    const days = await this.connection.zrange(indexDays, '-inf', `(${lastDay}`, 'BYSCORE');
    const requestIds = entries.flatMap(([, [name, text]]) =>
      name === 'record' ? (decodeUsageRecord(text)?.requestId ?? []) : [],
    );
    const keys = [
      ...[stream, redisKeys.usageNoticesCursor(partition), redisKeys.usageIndexCursor(partition)],
      ...[redisKeys.usageCosts(partition), indexDays],
      ...days.map((day) => redisKeys.usageIndexDay(partition, Number(day))),
    ];
    return runScript(this.connection, usageRecordScripts.trim, keys, [lastId, ...days, ...requestIds]);
  }
}
