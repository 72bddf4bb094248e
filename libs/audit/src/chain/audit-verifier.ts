import { type RedisConnection, redisKeys } from '@app/redis';
import { type AuditKey, type ChainMark, GENESIS_HASH } from '../key/audit-key';
import { type ChainFault, type FaultReason, faultOf } from './chain-fault';
import { rowOf, streamIdOf } from './chained-row';
import { readAnchor, readHead } from './marks';

/** What a look at the whole log found. */
export interface Verification {
  readonly verified: boolean;
  /** How many entries are good, from the first that is kept. */
  readonly entries: number;
  readonly firstBad?: ChainFault;
  /** Of the last good entry. HMAC-SHA-256, hexadecimal. */
  readonly headHash: string;
  /** Number of the last good entry. */
  readonly headSeq: number;
}

const PORTION = 500;
const GENESIS: ChainMark = { seq: 0, hash: GENESIS_HASH };

/** Holds every entry against the chain, in portions, while others may go on writing and trimming. */
export class AuditVerifier {
  constructor(
    private readonly connection: RedisConnection,
    private readonly key: AuditKey,
  ) {}

  async verify(): Promise<Verification> {
    for (;;) {
      const anchor = await readAnchor(this.connection, this.key);
      if (anchor === 'forged') return failed(GENESIS, GENESIS, { seq: 1, reason: 'anchor-forged' });
      const start = anchor === 'missing' ? GENESIS : anchor;
      const found = await this.verifyFrom(start);
      // Retention has moved the beginning while we looked: what was missed is no longer there to be found.
      if (found.firstBad === undefined || !(await this.beginsAfter(start))) return found;
    }
  }

  private async verifyFrom(start: ChainMark): Promise<Verification> {
    for (let last = start; ;) {
      // Before the rows: whatever it counts has to be among them.
      const head = await readHead(this.connection, this.key);
      if (head === 'missing') return failed(start, last, { seq: last.seq + 1, reason: 'head-missing' });
      if (head === 'forged') return failed(start, last, { seq: last.seq + 1, reason: 'head-forged' });
      const rows = await this.rowsAfter(last);
      for (const row of rows) {
        const fault = faultOf(row, last, this.key);
        if (fault) return failed(start, last, fault);
        last = { seq: last.seq + 1, hash: row.hash };
      }
      if (rows.length > 0) continue;
      const fault = faultAtEnd(head, last);
      if (fault) return failed(start, last, fault);
      return { verified: true, entries: last.seq - start.seq, headHash: last.hash, headSeq: last.seq };
    }
  }

  private async rowsAfter({ seq }: ChainMark): Promise<ReturnType<typeof rowOf>[]> {
    // From the place itself on, so that a row beside it (`7-1`) is found, and without the row that is verified.
    const after = seq === 0 ? '-' : `(${streamIdOf(seq)}`;
    const rows = await this.connection.xrange(redisKeys.audit().entries, after, '+', 'COUNT', PORTION);
    return rows.map(rowOf);
  }

  private async beginsAfter(start: ChainMark): Promise<boolean> {
    const anchor = await readAnchor(this.connection, this.key);
    return typeof anchor === 'object' && anchor.seq > start.seq;
  }
}

function faultAtEnd(head: ChainMark, last: ChainMark): ChainFault | undefined {
  if (head.seq > last.seq) return { seq: last.seq + 1, reason: 'entry-missing' };
  if (head.seq < last.seq) return { seq: head.seq + 1, reason: 'entry-inserted' };
  return head.hash === last.hash ? undefined : { seq: last.seq, reason: 'head-forged' };
}

/** The log of which not even the key is there. */
export const withoutKey: Verification = failed(GENESIS, GENESIS, {
  seq: 1,
  reason: 'key-missing' satisfies FaultReason,
});

function failed(start: ChainMark, last: ChainMark, firstBad: ChainFault): Verification {
  return {
    verified: false,
    entries: last.seq - start.seq,
    firstBad,
    headHash: last.hash,
    headSeq: last.seq,
  };
}
