import { PARTITION_COUNT, type RedisConnection, redisKeys, runScript, usageRecordScripts } from '@app/redis';
import { decodeUsageRecord } from '../usage-record';
import { DayMarks } from './day-marks';

const BATCH = 500;

/**
 * Notes in which hours there are records of which key, account, outcome and so on, behind the requests and in its own time. Marks are
 * only ever added, and the cursor that says what is noted moves with them in one script, so any number of workers may do so.
 */
export class UsageIndexWriter {
  constructor(private readonly connection: RedisConnection) {}

  /** @returns how many entries were noted */
  async run(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: PARTITION_COUNT }, (_, partition) => this.catchUp(partition)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async catchUp(partition: number): Promise<number> {
    const cursorKey = redisKeys.usageIndexCursor(partition);
    for (let noted = 0; ;) {
      const cursor = (await this.connection.get(cursorKey)) ?? '';
      const start = cursor === '' ? '-' : `(${cursor}`;
      const entries = await this.connection.xrange(redisKeys.usageStream(partition), start, '+', 'COUNT', BATCH);
      const lastId = entries.at(-1)?.[0];
      if (lastId === undefined) return noted;
      const marks = new DayMarks();
      for (const [id, [name, text]] of entries) {
        const writtenAt = Number.parseInt(id, 10);
        const record = name === 'record' ? decodeUsageRecord(text) : undefined;
        if (record) marks.addRecord(record, writtenAt);
        else if (name === 'correction') marks.addCorrection(text ?? '', writtenAt);
      }
      const days = marks.days();
      const keys = [cursorKey, redisKeys.usageIndexDays(partition)];
      const dayKeys = days.map(({ day }) => redisKeys.usageIndexDay(partition, day));
      const isFirst = await runScript(
        this.connection,
        usageRecordScripts.addToIndex,
        [...keys, ...dayKeys],
        [cursor, lastId, ...days.flatMap(({ texts }) => texts)],
      );
      if (!isFirst) return noted;
      noted += entries.length;
    }
  }
}
