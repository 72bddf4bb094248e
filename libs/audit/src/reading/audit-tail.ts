import { asCount } from '@app/protocols';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type ChainedEntry, decodeRow, rowOf, streamIdOf } from '../chain/chained-row';

/** What comes next in the log. */
export interface AuditPortion {
  /** Oldest first; what holds no whole entry is left out. */
  readonly entries: readonly ChainedEntry[];
  /** Sequence numbers of the first and the last one that was looked at; absent: there is nothing more yet. */
  readonly looked?: { readonly first: number; readonly last: number };
}

const PORTION = 200;

/** For those who draw conclusions from the log as it grows, and remember how far they have come. */
export class AuditTail {
  private readonly keys = redisKeys.audit();

  constructor(private readonly connection: RedisConnection) {}

  /**
   * Sequence number of the last entry, also where retention has taken it away, and of the last one that is there where the head is not
   * as it was left; 0: there has been none.
   */
  async end(): Promise<number> {
    const [head, newest] = await Promise.all([
      this.connection.hget(this.keys.head, 'seq'),
      this.connection.xrevrange(this.keys.entries, '+', '-', 'COUNT', 1),
    ]);
    return Math.max(asCount(Number(head)), asCount(Number.parseInt(newest[0]?.[0] ?? '', 10)));
  }

  /** At most 200 entries behind a place. */
  async after(seq: number): Promise<AuditPortion> {
    const rows = await this.connection.xrange(this.keys.entries, streamIdOf(seq + 1), '+', 'COUNT', PORTION);
    const [first, last] = [rows[0], rows.at(-1)].map((row) => Number.parseInt(row?.[0] ?? '', 10));
    const entries = rows.flatMap((row) => decodeRow(rowOf(row)) ?? []);
    return first === undefined || last === undefined || rows.length === 0
      ? { entries: [] }
      : { entries, looked: { first, last } };
  }
}
