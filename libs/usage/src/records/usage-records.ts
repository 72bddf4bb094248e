import { PARTITION_COUNT, type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type UsageRecord, decodeUsageRecord } from './usage-record';

export interface RecordsFilter {
  readonly userId?: string;
  readonly keyId?: string;
  readonly accountId?: string;
  readonly model?: string;
  /** Milliseconds since the epoch: `from` is included, `to` is not. */
  readonly from?: number;
  readonly to?: number;
}

export interface RecordsPage {
  readonly items: readonly UsageRecord[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor: string | undefined;
}

/** Place of an entry among those of all partitions, newest first. */
interface Place {
  readonly milliseconds: number;
  readonly sequence: number;
  readonly partition: number;
}

interface Entry extends Place {
  readonly record: UsageRecord;
}

/** Lists usage records, newest first, across all partitions. */
export class UsageRecords {
  constructor(private readonly connection: RedisConnection) {}

  async list(filter: RecordsFilter, limit: number, cursor?: string): Promise<RecordsPage> {
    const partitions = filter.userId === undefined ? [...Array(PARTITION_COUNT).keys()] : [partitionOf(filter.userId)];
    const after = cursor === undefined ? undefined : parseCursor(cursor);
    const found = await Promise.all(partitions.map((partition) => this.newest(partition, filter, limit + 1, after)));
    const entries = found.flat().sort(newestFirst);
    const page = entries.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ record }) => record),
      nextCursor:
        entries.length > limit && last ? `${last.milliseconds}-${last.sequence}-${last.partition}` : undefined,
    };
  }

  /** Up to `count` matching entries of one partition that come after a place. */
  private async newest(
    partition: number,
    filter: RecordsFilter,
    count: number,
    after: Place | undefined,
  ): Promise<Entry[]> {
    const found: Entry[] = [];
    let end = after ? `${after.milliseconds}-${after.sequence}` : '+';
    // An entry is written after its request began, so nothing older than `from` can match.
    const start = filter.from === undefined ? '-' : String(filter.from);
    while (found.length < count) {
      const entries = await this.connection.xrevrange(redisKeys.usageStream(partition), end, start, 'COUNT', count);
      for (const [id, fields] of entries) {
        const record = decodeUsageRecord(fields[1]);
        const entry = record && { ...placeOf(id, partition), record };
        if (entry && matches(entry.record, filter) && (!after || newestFirst(after, entry) < 0)) found.push(entry);
      }
      const lastId = entries.at(-1)?.[0];
      if (lastId === undefined || entries.length < count) return found;
      end = `(${lastId}`;
    }
    return found;
  }
}

function matches(record: UsageRecord, { userId, keyId, accountId, model, from, to }: RecordsFilter): boolean {
  return (
    (userId === undefined || record.userId === userId) &&
    (keyId === undefined || record.keyId === keyId) &&
    (accountId === undefined || record.accountId === accountId) &&
    (model === undefined || record.model === model) &&
    (from === undefined || record.startedAt >= from) &&
    (to === undefined || record.startedAt < to)
  );
}

function newestFirst(first: Place, second: Place): number {
  return (
    second.milliseconds - first.milliseconds || second.sequence - first.sequence || first.partition - second.partition
  );
}

function placeOf(id: string, partition: number): Place {
  const [milliseconds = '0', sequence = '0'] = id.split('-');
  return { milliseconds: Number(milliseconds), sequence: Number(sequence), partition };
}

/** @throws RangeError for a text that is not a cursor of ours */
function parseCursor(cursor: string): Place {
  const match = /^(\d{1,15})-(\d{1,15})-(\d{1,2})$/.exec(cursor);
  if (!match) throw new RangeError('not a cursor');
  return { milliseconds: Number(match[1]), sequence: Number(match[2]), partition: Number(match[3]) };
}
