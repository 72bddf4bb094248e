import { type RedisConnection, auditScripts, redisKeys, runScript } from '@app/redis';
import type { AuditKey, ChainMark } from '../key/audit-key';
import { Outboxes, type WaitingEntry } from '../outbox/outboxes';
import { AuditChainError } from './audit-chain-error';
import { nextRow } from './chained-row';
import { markIn } from './marks';

/** What XADD says of an id that is not greater than the last one of the stream. */
const STREAM_IS_FURTHER = 'is equal or smaller than the target stream top item';

interface ChainEnd {
  readonly head: ChainMark;
  /** Ids of entries that are chained and may still be in an outbox. */
  readonly handedOver: ReadonlySet<string>;
}

/**
 * Moves entries from the outboxes into the chain. Any process may do that at any time: the head moves only for the one that built on it.
 * A process that dies between the append and the removal leaves an entry in its outbox; its id is in `handedOver` until it is out, and that
 * set is read before the outboxes, so that no entry is chained twice.
 */
export class AuditChain {
  private readonly keys = redisKeys.audit();
  private readonly outboxes: Outboxes;
  private current: Promise<unknown> = Promise.resolve();
  private next: Promise<number> | undefined;

  constructor(
    private readonly connection: RedisConnection,
    private readonly key: AuditKey,
  ) {
    this.outboxes = new Outboxes(connection, key);
  }

  /**
   * Resolves when everything that was written before the call is in the chain, with how many entries went there. Calls that wait for the
   * same round share it.
   * @throws AuditChainError when the end of the log is not as the relay left it
   */
  drain(): Promise<number> {
    this.next ??= this.current
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        const round = this.drainAll();
        this.current = round;
        return round;
      });
    return this.next;
  }

  private async drainAll(): Promise<number> {
    for (let chained = 0; ;) {
      // The order matters: see above.
      const { head, handedOver } = await this.readEnd();
      const { entries, isWhole } = await this.outboxes.read();
      const waiting = entries.filter(({ entry }) => !handedOver.has(entry.id));
      await this.forget(
        entries.filter(({ entry }) => handedOver.has(entry.id)),
        isWhole ? [...handedOver] : [],
      );
      const entriesOnce = eachOnce(waiting);
      if (waiting.length > 0 && (await this.append(head, entriesOnce))) {
        chained += entriesOnce.length;
        await this.forget(waiting, []);
      }
      if (waiting.length === 0 && isWhole) return chained;
    }
  }

  private async readEnd(): Promise<ChainEnd> {
    const { head, handedOver } = this.keys;
    // The head first: whatever joins the set behind it moves the head, and the append that builds on the old one fails.
    const mark = markIn('head', await this.connection.hgetall(head), this.key);
    const ids = await this.connection.smembers(handedOver);
    if (mark === 'missing') throw new AuditChainError('The head of the audit log is missing: verify the log');
    if (mark === 'forged')
      throw new AuditChainError('The head of the audit log was not written by the relay: verify the log');
    return { head: mark, handedOver: new Set(ids) };
  }

  private async append(head: ChainMark, waiting: readonly WaitingEntry[]): Promise<boolean> {
    let end = head;
    const rows = waiting.flatMap(({ entry }) => {
      const row = nextRow(end, entry, this.key);
      end = row;
      return [row.streamId, entry.id, row.text, row.hash];
    });
    const { head: headKey, entries, handedOver } = this.keys;
    try {
      return await runScript(
        this.connection,
        auditScripts.append,
        [headKey, entries, handedOver],
        [head.seq, head.hash, end.seq, end.hash, this.key.macOfMark('head', end), ...rows],
      );
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes(STREAM_IS_FURTHER)) throw error;
      throw new AuditChainError('The audit log holds entries behind its head: verify the log', { cause: error });
    }
  }

  /** Takes chained entries out of their outboxes, and then out of the set. What is in the set and in no outbox may leave it too. */
  private async forget(entries: readonly WaitingEntry[], handedOver: readonly string[]): Promise<void> {
    if (entries.length > 0) await this.outboxes.remove(entries);
    const ids = [...new Set([...entries.map(({ entry }) => entry.id), ...handedOver])];
    if (ids.length > 0) await this.connection.srem(this.keys.handedOver, ...ids);
  }
}

/** The driver sends a command again whose answer got lost: its entry is in the outbox twice then. */
function eachOnce(waiting: readonly WaitingEntry[]): WaitingEntry[] {
  const byId = new Map<string, WaitingEntry>();
  for (const one of waiting) if (!byId.has(one.entry.id)) byId.set(one.entry.id, one);
  return [...byId.values()];
}
