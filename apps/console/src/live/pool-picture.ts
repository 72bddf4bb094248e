import type { EventOf } from '../api/read-events';
import type { LiveAccount, LiveEvent, LiveFigures, LiveQueue, LiveRunning, PoolEvents } from './live-types';

/** What is known of the pool at this moment. What has not changed keeps its identity, so that only what has is drawn anew. */
export interface PoolPicture {
  readonly accounts: ReadonlyMap<string, LiveAccount>;
  readonly figures: LiveFigures;
  readonly running: LiveRunning;
  readonly queues: readonly LiveQueue[];
  /** The oldest first. A snapshot has the latest few; those heard before it stay. */
  readonly events: readonly LiveEvent[];
  /** ISO 8601; absent: the store can be asked. */
  readonly degradedSince?: string;
}

const MOST_EVENTS = 100;

/** The picture after one more event; what comes before the first snapshot says nothing. */
export function foldPool(picture: PoolPicture | undefined, event: EventOf<PoolEvents>): PoolPicture | undefined {
  if (event.name === 'snapshot') return begun(picture, event.data);
  if (!picture) return undefined;
  switch (event.name) {
    case 'account':
      return { ...picture, accounts: changed(picture.accounts, event.data) };
    case 'figures':
      return { ...picture, figures: event.data };
    case 'running':
      return { ...picture, running: event.data };
    case 'queues':
      return { ...picture, queues: event.data.items };
    case 'event':
      return { ...picture, events: withNews(picture.events, [event.data]) };
    case 'degraded':
      return { ...picture, degradedSince: event.data.since };
    default:
      return picture;
  }
}

function begun(before: PoolPicture | undefined, snapshot: PoolEvents['snapshot']): PoolPicture {
  const { pool, figures, running, queues, events, degraded } = snapshot;
  return {
    accounts: new Map(pool.accounts.map((account) => [account.id, account])),
    ...{ figures, running, queues: queues.items },
    events: withNews(before?.events ?? [], events),
    ...(degraded ? { degradedSince: degraded.since } : {}),
  };
}

function changed(
  before: ReadonlyMap<string, LiveAccount>,
  { accounts, removed }: PoolEvents['account'],
): ReadonlyMap<string, LiveAccount> {
  const after = new Map(before);
  for (const id of removed) after.delete(id);
  for (const account of accounts) after.set(account.id, account);
  return after;
}

function withNews(before: readonly LiveEvent[], news: readonly LiveEvent[]): readonly LiveEvent[] {
  const known = new Set(before.map(({ id }) => id));
  const unknown = news.filter(({ id }) => !known.has(id));
  return unknown.length === 0 ? before : [...before, ...unknown].slice(-MOST_EVENTS);
}
