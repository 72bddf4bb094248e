import type { EventLog } from '@app/events';
import type { LiveMessage } from '../live-message';
import type { LiveEvent } from '../views/live-event.view';
import { liveEventOf } from './live-event';
import type { LiveTopic } from './live-topic';

/** So many are in a snapshot. */
const KEPT = 20;
/** Of more at one time the newest are told. */
const MOST_AT_ONCE = 50;
const BEFORE_ALL = '0-0';

/** What is told to the outside world, as it is appended to the log. */
export class EventsTopic implements LiveTopic<readonly LiveEvent[]> {
  private lastEntry: string | undefined;
  private kept: readonly LiveEvent[] = [];
  private news: LiveEvent[] = [];

  constructor(private readonly log: Pick<EventLog, 'latest'>) {}

  /** One slot, a bounded number of entries. @throws what Redis says */
  async read(): Promise<void> {
    const entries = await this.log.latest(this.lastEntry === undefined ? KEPT : MOST_AT_ONCE, this.lastEntry);
    this.lastEntry = entries.at(-1)?.entryId ?? this.lastEntry ?? BEFORE_ALL;
    this.news.push(...entries.flatMap(({ event }) => (event ? [liveEventOf(event)] : [])));
  }

  told(): readonly LiveEvent[] {
    return this.kept;
  }

  changes(): LiveMessage[] {
    const news = this.news.splice(0);
    this.kept = [...this.kept, ...news].slice(-KEPT);
    return news.map((event) => ({ event: 'event', data: event }));
  }

  forget(): void {
    this.lastEntry = undefined;
    this.kept = [];
    this.news = [];
  }
}
