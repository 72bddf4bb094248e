import { type RedisConnection, auditScripts, redisKeys, runScript } from '@app/redis';
import { AuditChainError } from '../chain/audit-chain-error';
import { faultOf, faultReasons } from '../chain/chain-fault';
import { decodeRow, rowOf, streamIdOf } from '../chain/chained-row';
import { readAnchor } from '../chain/marks';
import { type AuditKey, type ChainMark, GENESIS_HASH } from '../key/audit-key';

const PORTION = 500;
const DAY_MS = 86_400_000;

/** Takes entries away that are older than they have to be kept, and leaves the anchor from which the rest is verified. */
export class AuditRetention {
  constructor(
    private readonly connection: RedisConnection,
    private readonly key: AuditKey,
    /** 0: for ever. */
    private readonly days: number,
    private readonly now: () => number,
  ) {}

  /**
   * @returns how many entries went
   * @throws AuditChainError when the oldest entries are not what was written: what proves a change is not thrown away
   */
  async run(): Promise<number> {
    if (this.days === 0) return 0;
    const oldest = this.now() - this.days * DAY_MS;
    for (let trimmed = 0; ;) {
      const anchor = await readAnchor(this.connection, this.key);
      if (anchor === 'forged') throw new AuditChainError(`Nothing is trimmed: ${faultReasons['anchor-forged']}`);
      const start = anchor === 'missing' ? { seq: 0, hash: GENESIS_HASH } : anchor;
      const end = await this.lastBefore(oldest, start);
      if (end.seq === start.seq) return trimmed;
      const isOurs = await this.moveAnchor(anchor === 'missing' ? '' : anchor.seq, end);
      if (!isOurs) return trimmed;
      trimmed += end.seq - start.seq;
    }
  }

  /** The last of the next entries that is too old, all before it being too old as well. */
  private async lastBefore(oldest: number, start: ChainMark): Promise<ChainMark> {
    const after = start.seq === 0 ? '-' : `(${streamIdOf(start.seq)}`;
    const rows = await this.connection.xrange(redisKeys.audit().entries, after, '+', 'COUNT', PORTION);
    let last = start;
    for (const row of rows.map(rowOf)) {
      const fault = faultOf(row, last, this.key);
      if (fault) throw new AuditChainError(`Nothing is trimmed, entry ${fault.seq}: ${faultReasons[fault.reason]}`);
      if (!(Date.parse(decodeRow(row)?.at ?? '') < oldest)) break;
      last = { seq: last.seq + 1, hash: row.hash };
    }
    return last;
  }

  private moveAnchor(from: number | '', to: ChainMark): Promise<boolean> {
    const { anchor, entries } = redisKeys.audit();
    return runScript(
      this.connection,
      auditScripts.trim,
      [anchor, entries],
      [from, to.seq, to.hash, this.key.macOfMark('anchor', to), streamIdOf(to.seq + 1)],
    );
  }
}
