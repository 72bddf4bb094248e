import { type RedisConnection, redisKeys } from '@app/redis';
import { type ChainedEntry, decodeRow, rowOf, streamIdOf } from '../chain/chained-row';
import { type AuditFilter, fitsFilter } from './audit-filter';

export interface AuditPage {
  readonly items: readonly ChainedEntry[];
  /** Only entries with a smaller number are left to be looked at; absent when there are none. */
  readonly before: number | undefined;
}

const PORTION = 200;
/** What one call looks at. A filter that fits little gives pages with few entries, and no call keeps the relay busy for long. */
const MOST_PER_CALL = 10_000;
/** Entries go into the log a little out of order: only what is this much older than `from` says that the rest is older too. */
const DISORDER_MS = 3_600_000;

/** Reads the log in portions. It shows what is there: whether that is what was written is for the verification to say. */
export class AuditReader {
  constructor(private readonly connection: RedisConnection) {}

  /** Newest first. Can give fewer than `limit` although there are more: `before` says whether to go on. */
  async list(filter: AuditFilter, limit: number, before?: number): Promise<AuditPage> {
    const items: ChainedEntry[] = [];
    let end = before === undefined ? '+' : `(${streamIdOf(before)}`;
    for (let looked = 0; looked < MOST_PER_CALL; looked += PORTION) {
      const rows = await this.connection.xrevrange(redisKeys.audit().entries, end, '-', 'COUNT', PORTION);
      for (const row of rows) {
        const entry = decodeRow(rowOf(row));
        if (!entry || !fitsFilter(entry, filter)) continue;
        items.push(entry);
        if (items.length === limit) return { items, before: entry.seq > 1 ? entry.seq : undefined };
      }
      const lastId = rows.at(-1)?.[0];
      if (lastId === undefined || rows.length < PORTION || areAllBefore(rows, filter.from)) {
        return { items, before: undefined };
      }
      end = `(${lastId}`;
    }
    return { items, before: Number.parseInt(end.slice(1), 10) };
  }

  /** Oldest first, in portions of at most 200, up to the entry that is the last one at the start. */
  async *scan(filter: AuditFilter): AsyncGenerator<readonly ChainedEntry[]> {
    const { entries } = redisKeys.audit();
    const [newest] = await this.connection.xrevrange(entries, '+', '-', 'COUNT', 1);
    if (newest === undefined) return;
    for (let start = '-'; ;) {
      const rows = await this.connection.xrange(entries, start, newest[0], 'COUNT', PORTION);
      const found = rows.flatMap((row) => decodeRow(rowOf(row)) ?? []).filter((entry) => fitsFilter(entry, filter));
      if (found.length > 0) yield found;
      const lastId = rows.at(-1)?.[0];
      if (lastId === undefined || rows.length < PORTION) return;
      start = `(${lastId}`;
    }
  }
}

function areAllBefore(rows: Parameters<typeof rowOf>[0][], from: number | undefined): boolean {
  if (from === undefined) return false;
  return rows.every((row) => Date.parse(decodeRow(rowOf(row))?.at ?? '') < from - DISORDER_MS);
}
