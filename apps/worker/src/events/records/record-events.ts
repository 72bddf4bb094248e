import type { AuditPortion, AuditTail, ChainedEntry } from '@app/audit';
import type { ApiKeys } from '@app/api-keys';
import type { Users } from '@app/auth';
import type { Clock } from '@app/common';
import type { EventLog } from '@app/events';
import type { Logger } from '@app/telemetry';
import type { AuditCursor } from './audit-cursor';
import { eventOfEntry } from './event-of-entry';
import { type KnownRecords, knownRecords } from './known-records';

export interface RecordEventsParts {
  readonly tail: AuditTail;
  readonly cursor: AuditCursor;
  readonly events: Pick<EventLog, 'publish'>;
  readonly apiKeys: ApiKeys;
  readonly users: Users;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** What is older is no news, when a worker comes to it so late. */
const NEWS_MS = 30 * DAY_MS;
/** Longer than an entry is news, by a clock that is not the same: whenever it is looked at again, it is told once. */
const NAME_MS = NEWS_MS + DAY_MS;
/** How far behind its end the log is looked at again where it has lost its last entries. */
const STEP_BACK = 200;

/**
 * Tells what became of keys and people. The audit log is where it comes from: each change has left its entry there in the step that made
 * it, so that nothing is lost, whatever dies. Any number of workers may do it at the same time.
 */
export class RecordEvents {
  private readonly records: KnownRecords;

  constructor(private readonly parts: RecordEventsParts) {
    this.records = knownRecords(parts.apiKeys, parts.users);
  }

  /** @returns how many events were told */
  async run(): Promise<number> {
    const { tail, cursor } = this.parts;
    let place = await this.begin();
    for (let count = 0; ;) {
      const portion = await tail.after(place);
      if (!portion.looked) return count;
      const { first, last } = portion.looked;
      if (first > place + 1)
        this.parts.logger.warn(
          { from: place + 1, to: first - 1 },
          'audit entries went before anybody was told of them',
        );
      count += await this.tell(portion);
      await cursor.moveTo(last);
      place = last;
    }
  }

  /** The place to go on from. Who has never looked begins at the end: what was long ago is no news. */
  private async begin(): Promise<number> {
    const { tail, cursor, logger } = this.parts;
    const place = await cursor.place();
    const end = await tail.end();
    if (place === undefined) return cursor.beginAt(end);
    if (place <= end) return place;
    logger.warn({ place, end }, 'the audit log ends before the place that it was looked at to');
    const start = Math.max(0, end - STEP_BACK);
    await cursor.moveTo(start);
    return start;
  }

  private async tell({ entries }: AuditPortion): Promise<number> {
    const { apiKeys, users, events, cursor } = this.parts;
    if (!entries.some(({ action }) => /^(?:api-keys|users)\./.test(action))) return 0;
    await Promise.all([apiKeys.collection.sync(), users.collection.sync()]);
    let count = 0;
    for (const entry of entries) {
      const event = this.isNews(entry) ? eventOfEntry(entry, this.records) : undefined;
      if (!event) continue;
      const isTold = await events.publish({ ...event, once: { name: `audit:${entry.id}`, forMs: NAME_MS } });
      if (isTold) count += 1;
      // A worker that dies again and again still comes further each time.
      await cursor.moveTo(entry.seq);
    }
    return count;
  }

  private isNews({ at }: ChainedEntry): boolean {
    return this.parts.clock.now() - Date.parse(at) < NEWS_MS;
  }
}
