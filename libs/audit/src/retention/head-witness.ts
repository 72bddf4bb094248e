import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { AuditChainError } from '../chain/audit-chain-error';
import { faultReasons } from '../chain/chain-fault';
import { readHead } from '../chain/marks';
import type { AuditKey } from '../key/audit-key';

const EVERY_MS = 3_600_000;

/**
 * Says once an hour in the log where the audit log ends. A store that is put back to an earlier state verifies; the lines of a log that
 * is kept elsewhere show that it has been further.
 */
export class HeadWitness {
  private saidAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly connection: RedisConnection,
    private readonly key: AuditKey,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** @throws AuditChainError when the head is missing or not the relay's */
  async run(): Promise<number> {
    if (this.now() - this.saidAt < EVERY_MS) return 0;
    const head = await readHead(this.connection, this.key);
    if (typeof head === 'string') throw new AuditChainError(faultReasons[`head-${head}`]);
    this.logger.info({ seq: head.seq, hash: head.hash }, 'audit log head');
    this.saidAt = this.now();
    return 1;
  }
}
