import { type RedisConnection, redisKeys } from '@app/redis';
import { type UsageRecord, decodeUsageRecord } from '../records/usage-record';

/** A record and when it was written, in milliseconds since the epoch by the clock of Redis. */
export interface SettledRequest {
  readonly at: number;
  readonly record: UsageRecord;
}

export interface SettledRequests {
  /** Without what cannot be read. */
  readonly settled: readonly SettledRequest[];
  /** Place of the last entry, readable or not. */
  readonly lastId: string;
}

const BATCH = 500;
const START = '0-0';
/** Where nobody knows how far others have come. What was said of this time is remembered for as long, and is said by nobody again. */
const LOOK_BACK_MS = 2 * 24 * 60 * 60 * 1_000;
const entryIdPattern = /^\d{1,15}-\d{1,15}$/;

/**
 * What was settled since somebody last looked, partition by partition. The records were written in the same script as the amounts that
 * they changed, so that nothing that has been spent is missed, whatever died in between.
 */
export class SettledRequestReader {
  constructor(private readonly connection: RedisConnection) {}

  /** The next records, the oldest first; undefined: there are none. Who has never looked begins at the end. */
  async next(partition: number): Promise<SettledRequests | undefined> {
    const cursor = await this.cursor(partition);
    const stream = redisKeys.usageStream(partition);
    const entries = await this.connection.xrange(stream, `(${cursor}`, '+', 'COUNT', BATCH);
    const lastId = entries.at(-1)?.[0];
    if (lastId === undefined) return undefined;
    const settled = entries.flatMap(([id, fields]) => {
      const record = decodeUsageRecord(fields[1]);
      return record ? [{ at: Number.parseInt(id, 10), record }] : [];
    });
    return { settled, lastId };
  }

  /** A process that is late may set it back a little: whoever reads must bear to see a record twice. */
  async seen(partition: number, lastId: string): Promise<void> {
    await this.connection.set(redisKeys.usageNoticesCursor(partition), lastId);
  }

  private async cursor(partition: number): Promise<string> {
    const key = redisKeys.usageNoticesCursor(partition);
    const held = await this.connection.get(key);
    if (held !== null && entryIdPattern.test(held)) return held;
    const [last] = await this.connection.xrevrange(redisKeys.usageStream(partition), '+', '-', 'COUNT', 1);
    const end = last?.[0] ?? START;
    if (held !== null) return `${Math.max(0, Number.parseInt(end, 10) - LOOK_BACK_MS)}-0`;
    // Another process may have begun meanwhile, and what was written since then is new.
    await this.connection.set(key, end, 'NX');
    return (await this.connection.get(key)) ?? end;
  }
}
