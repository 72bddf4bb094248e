import { type RedisConnection, redisKeys } from '@app/redis';
import { type ChainedEntry, decodeRow, rowOf, streamIdOf } from '../chain/chained-row';
import { type AuditFilter, fitsFilter } from './audit-filter';

export type AuditDirection = 'newest-first' | 'oldest-first';

export interface AuditPage {
  readonly items: readonly ChainedEntry[];
  /** Number of the last entry that was looked at: only those behind it are left. Absent when there are none. */
  readonly reached: number | undefined;
}

const PORTION = 200;
/** What one call looks at. A filter that fits little gives pages with few entries, and no call keeps the relay busy for long. */
const MOST_PER_CALL = 10_000;
/** Entries go into the log a little out of order: only what is this much older than `from`, or younger than `to`, speaks for the rest. */
const DISORDER_MS = 3_600_000;

/** Reads the log in portions. It shows what is there: whether that is what was written is for the verification to say. */
export class AuditReader {
  constructor(private readonly connection: RedisConnection) {}

  /**
   * Can give fewer than `limit` although there are more: `reached` says whether to go on.
   * @param behind that of the page before
   */
  async list(
    filter: AuditFilter,
    limit: number,
    behind?: number,
    direction: AuditDirection = 'newest-first',
  ): Promise<AuditPage> {
    const items: ChainedEntry[] = [];
    let begin = behind === undefined ? undefined : `(${streamIdOf(behind)}`;
    for (let looked = 0; looked < MOST_PER_CALL; looked += PORTION) {
      const rows = await this.portion(direction, begin);
      for (const row of rows) {
        const entry = decodeRow(rowOf(row));
        if (!entry || !fitsFilter(entry, filter)) continue;
        items.push(entry);
        if (items.length < limit) continue;
        const isFirst = direction === 'newest-first' && entry.seq <= 1;
        return { items, reached: isFirst ? undefined : entry.seq };
      }
      const lastId = rows.at(-1)?.[0];
      const isOver = direction === 'newest-first' ? areAllBefore(rows, filter.from) : areAllAfter(rows, filter.to);
      if (lastId === undefined || rows.length < PORTION || isOver) return { items, reached: undefined };
      begin = `(${lastId}`;
    }
    return { items, reached: Number.parseInt(begin?.slice(1) ?? '0', 10) };
  }

  private portion(direction: AuditDirection, begin: string | undefined): Promise<Parameters<typeof rowOf>[0][]> {
    const { entries } = redisKeys.audit();
    return direction === 'newest-first'
      ? this.connection.xrevrange(entries, begin ?? '+', '-', 'COUNT', PORTION)
      : this.connection.xrange(entries, begin ?? '-', '+', 'COUNT', PORTION);
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

function areAllAfter(rows: Parameters<typeof rowOf>[0][], to: number | undefined): boolean {
  if (to === undefined) return false;
  return rows.every((row) => Date.parse(decodeRow(rowOf(row))?.at ?? '') > to + DISORDER_MS);
}
