import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventOf } from '../api/read-events';
import type { LiveAccount, LiveEvent, PoolEvents } from './live-types';
import { type PoolPicture, foldPool } from './pool-picture';

type Snapshot = PoolEvents['snapshot'];
type Told = EventOf<PoolEvents>;

const account = (id: string, running: number): LiveAccount => ({
  ...{ id, name: id, platform: 'sandbox', status: 'available', reason: null, since: null, until: null },
  ...{ cooldowns: [], windows: [], running, waiting: 0 },
});
const happened = (id: number): LiveEvent => ({
  ...{
    id: `evt_${id}`,
    type: 'test',
    severity: 'info',
    at: '2026-11-21T10:00:00Z',
    summary: 'A test',
    data: {},
    subject: null,
  },
});
const figures = (running: number): Snapshot['figures'] => ({
  ...{ requestsPerSecond: null, errorsPerSecond: null, tokensPerSecond: null, running },
  ...{ waitingInLine: 0, waitingForAccounts: 0, costTodayUsd: null, gateways: 1 },
});
const queue = (waiting: number): Snapshot['queues']['items'][number] => ({
  ...{ name: 'schedules', paused: false, waiting, active: 0, delayed: 0, failed: 0, failedLately: 0 },
  ...{ oldestWaitingSeconds: null, workers: 1 },
});

/** What a relay is at, and what it tells when that changes. */
interface Relay {
  readonly accounts: ReadonlyMap<string, number>;
  readonly running: number;
  readonly waiting: number;
  readonly events: number;
}

const SHOWN_EVENTS = 20;

function snapshotOf({ accounts, running, waiting, events }: Relay): Snapshot {
  const first = Math.max(0, events - SHOWN_EVENTS);
  return {
    at: '2026-11-21T10:00:00Z',
    pool: { accounts: [...accounts].map(([id, count]) => account(id, count)), removed: [] },
    figures: figures(running),
    running: { total: running, items: [] },
    queues: { items: [queue(waiting)] },
    events: Array.from({ length: events - first }, (_, place) => happened(first + place)),
    degraded: null,
  };
}

function toldBetween(before: Relay, after: Relay): Told[] {
  const moved = [...after.accounts].filter(([id, count]) => before.accounts.get(id) !== count);
  const removed = [...before.accounts.keys()].filter((id) => !after.accounts.has(id));
  const news = Array.from({ length: after.events - before.events }, (_, place) => happened(before.events + place));
  return [
    { name: 'account', data: { accounts: moved.map(([id, count]) => account(id, count)), removed } },
    { name: 'figures', data: figures(after.running) },
    { name: 'running', data: { total: after.running, items: [] } },
    { name: 'queues', data: { items: [queue(after.waiting)] } },
    ...news.map((data) => ({ name: 'event', data }) as const),
  ];
}

const relays = fc
  .array(
    fc.record({
      accounts: fc
        .dictionary(fc.constantFrom('acc_1', 'acc_2', 'acc_3', '__proto__'), fc.nat(5))
        .map((counts) => new Map(Object.entries(counts))),
      ...{ running: fc.nat(9), waiting: fc.nat(9), news: fc.nat(12) },
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) => {
    let events = 0;
    return steps.map(({ news, ...relay }): Relay => ({ ...relay, events: (events += news) }));
  });

const comparable = (picture: PoolPicture | undefined): unknown =>
  picture && {
    ...picture,
    accounts: [...picture.accounts].sort(([one], [other]) => (one < other ? -1 : 1)),
    events: picture.events.slice(-SHOWN_EVENTS),
  };

describe('foldPool', () => {
  it('has what a fresh snapshot would show, whatever has changed since the first one', () => {
    fc.assert(
      fc.property(relays, ([first, ...later]) => {
        if (!first) return;
        let folded = foldPool(undefined, { name: 'snapshot', data: snapshotOf(first) });
        let before = first;
        for (const after of later) {
          for (const told of toldBetween(before, after)) folded = foldPool(folded, told);
          before = after;
        }
        const fresh = foldPool(undefined, { name: 'snapshot', data: snapshotOf(before) });
        expect(comparable(folded)).toEqual(comparable(fresh));
      }),
    );
  });

  const one = foldPool(undefined, {
    name: 'snapshot',
    data: snapshotOf({ accounts: new Map([['acc_1', 1]]), running: 0, waiting: 0, events: 30 }),
  });

  it('knows nothing before the first snapshot', () => {
    expect(foldPool(undefined, { name: 'figures', data: figures(1) })).toBeUndefined();
  });

  it('leaves what has not changed as it was, so that it is not drawn anew', () => {
    const after = foldPool(one, { name: 'figures', data: figures(1) });
    expect(after?.accounts).toBe(one?.accounts);
    expect(after?.queues).toBe(one?.queues);
  });

  it('keeps events that were heard before another snapshot, and each of them once', () => {
    const again = foldPool(one, {
      name: 'snapshot',
      data: snapshotOf({ accounts: new Map(), running: 0, waiting: 0, events: 45 }),
    });
    expect(again?.events.map(({ id }) => id)).toEqual(Array.from({ length: 35 }, (_, place) => `evt_${place + 10}`));
  });

  it('is degraded until a snapshot says that the store can be asked', () => {
    const degraded = foldPool(one, { name: 'degraded', data: { since: '2026-11-21T10:00:00Z' } });
    expect(degraded?.degradedSince).toBe('2026-11-21T10:00:00Z');
    const data = snapshotOf({ accounts: new Map(), running: 0, waiting: 0, events: 0 });
    expect(foldPool(degraded, { name: 'snapshot', data })?.degradedSince).toBeUndefined();
  });
});
