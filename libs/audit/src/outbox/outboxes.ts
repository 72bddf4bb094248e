import { createHash } from 'node:crypto';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { AuditEntry } from '../audit-entry';
import type { AuditKey } from '../key/audit-key';
import { auditedCollections } from '../redaction/audited-collections';
import { readOutboxText } from './outbox-text';

/** An entry that is not chained yet, or is and has not been taken out. */
export interface WaitingEntry {
  readonly outbox: string;
  readonly streamId: string;
  readonly entry: AuditEntry;
}

export interface WaitingEntries {
  /** In the order in which they were written, as well as the clocks of the servers allow. */
  readonly entries: readonly WaitingEntry[];
  /** Whether this is all there is. */
  readonly isWhole: boolean;
}

const PORTION = 100;
/** The last moment that a Date can be, in milliseconds. */
const LATEST_TIME = 8.64e15;

/** The streams into which changes and notes are written: one beside each record collection, and one for what changes no record. */
export class Outboxes {
  private readonly streams = [
    redisKeys.audit().outbox,
    ...Object.keys(auditedCollections).map((name) => redisKeys.collection(name).auditOutbox),
  ];

  constructor(
    private readonly connection: RedisConnection,
    private readonly key: AuditKey,
  ) {}

  async read(): Promise<WaitingEntries> {
    const portions = await Promise.all(this.streams.map((outbox) => this.portionOf(outbox)));
    const cuts = portions.filter(({ length }) => length === PORTION).map((portion) => portion.at(-1)?.streamId ?? '');
    // What was written after the end of a portion waits for the rest of that outbox.
    const [firstCut] = cuts.sort(compareStreamIds);
    const entries = portions
      .flat()
      .filter(({ streamId }) => firstCut === undefined || compareStreamIds(streamId, firstCut) <= 0)
      .sort((first, second) => compareStreamIds(first.streamId, second.streamId));
    return { entries, isWhole: firstCut === undefined };
  }

  async remove(entries: readonly WaitingEntry[]): Promise<void> {
    const idsByOutbox = new Map<string, string[]>();
    for (const { outbox, streamId } of entries) {
      idsByOutbox.set(outbox, [...(idsByOutbox.get(outbox) ?? []), streamId]);
    }
    await Promise.all([...idsByOutbox].map(([outbox, ids]) => this.connection.xdel(outbox, ...ids)));
  }

  private async portionOf(outbox: string): Promise<WaitingEntry[]> {
    const rows = await this.connection.xrange(outbox, '-', '+', 'COUNT', PORTION);
    return rows.map(([streamId, fields]) => {
      const text = fields[1] ?? '';
      return { outbox, streamId, entry: readOutboxText(text, this.key) ?? rejectedEntry(outbox, streamId, text) };
    });
  }
}

/** What is found in an outbox and was not written by the relay is not passed over in silence. Its text may be anything: it is not repeated. */
function rejectedEntry(outbox: string, streamId: string, text: string): AuditEntry {
  const digest = createHash('sha256').update(text).digest('hex');
  return {
    id: `rejected:${outbox}:${streamId}`,
    at: new Date(Math.min(Number.parseInt(streamId, 10) || 0, LATEST_TIME)).toISOString(),
    actor: { kind: 'system', task: 'audit' },
    origin: {},
    action: 'audit.entry-rejected',
    outcome: 'failed',
    detail: { outbox, streamId, sha256: digest },
  };
}

function compareStreamIds(first: string, second: string): number {
  const [firstTime = 0, firstCount = 0] = first.split('-').map(Number);
  const [secondTime = 0, secondCount = 0] = second.split('-').map(Number);
  return firstTime - secondTime || firstCount - secondCount;
}
