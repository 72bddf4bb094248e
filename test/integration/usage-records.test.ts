import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type CostCorrection, type RecordsFilter, type UsageRecord, UsageRecords } from '@app/usage';
import { UsageIndexWriter } from '@app/usage/worker';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import {
  A_NOON,
  DAY_MS,
  HOUR_MS,
  type WrittenRecord,
  numberedRecord,
  writeEntries,
} from '../support/usage/written-records';

const COUNT = 1_200;
/** Of a part of the records, the index knows nothing yet. */
const INDEXED = 800;

let server: RedisServer;
let redis: RedisConnection;
let written: readonly WrittenRecord[];
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** Over five days, a few minutes apart; some came in hours before they ended, some by a clock that is ahead. */
const entryOf = (number: number): { record: UsageRecord; at: number } => {
  const at = A_NOON + Math.floor((number * 5 * DAY_MS) / COUNT);
  const startedAt =
    number % 31 === 0 ? at - 7 * HOUR_MS : number % 37 === 0 ? at + 600_000 : at - (number % 60) * 1_000;
  return { record: numberedRecord(number, startedAt), at };
};

const entriesFrom = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, index) => entryOf(first + index));

const [millisecondsOf, sequenceOf] = [0, 1].map((index) => (id: string) => Number(id.split('-')[index])) as [
  (id: string) => number,
  (id: string) => number,
];
const newestFirst = (first: WrittenRecord, second: WrittenRecord): number =>
  millisecondsOf(second.id) - millisecondsOf(first.id) ||
  sequenceOf(second.id) - sequenceOf(first.id) ||
  partitionOf(first.record.userId) - partitionOf(second.record.userId);

/** What every filter says, one record at a time. */
function plainlyFits(record: UsageRecord, filter: RecordsFilter): boolean {
  const { from = 0, to = Infinity, minDurationMs = 0, unpriced, serviceClass, ...equal } = filter;
  const isOfClass = (record.charged ?? []).some((part) => part.serviceClass === 'batch') ? 'batch' : 'standard';
  return (
    Object.entries(equal).every(([name, value]) => record[name as keyof UsageRecord] === value) &&
    record.startedAt >= from &&
    record.startedAt < to &&
    record.durationMs >= minDurationMs &&
    (unpriced === undefined || unpriced === (record.costNanoDollars === null)) &&
    (serviceClass === undefined || serviceClass === isOfClass)
  );
}

async function allPages(
  reader: UsageRecords,
  filter: RecordsFilter,
  limit: number,
  direction: 'newest-first' | 'oldest-first' = 'newest-first',
): Promise<UsageRecord[]> {
  const records: UsageRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.list(filter, limit, cursor, direction);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    expect(page.nextCursor).not.toBe(cursor ?? '');
    records.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return records;
}

const idsOf = (records: readonly { readonly requestId: string }[]): string[] =>
  records.map(({ requestId }) => requestId);
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const moment = fc.option(
  fc.integer({ min: -1, max: 6 * 24 }).map((hours) => A_NOON + hours * HOUR_MS),
  { nil: undefined },
);
const filters = fc
  .record({
    keyId: maybe(['key_1', 'key_2', 'key_none']),
    userId: maybe(['usr_1', 'usr_3', 'usr_none']),
    accountId: maybe(['acc_0', 'acc_4']),
    groupId: maybe(['grp_0', 'grp_2', 'grp_none']),
    model: maybe(['sandbox-1', 'a "quoted" model, ünïcode']),
    platform: maybe(['sandbox', 'claude'] as const),
    client: maybe(['claude-code', 'codex']),
    outcome: maybe(['caller-left', 'completed'] as const),
    source: maybe(['partial', 'exact'] as const),
    status: maybe([200, 499, 0]),
    serviceClass: maybe(['batch', 'standard', 'flex'] as const),
    unpriced: maybe([true, false]),
    minDurationMs: maybe([0, 500, 5_000]),
    requestId: fc.option(
      fc.nat(COUNT + 5).map((number) => numberedRecord(number, 0).requestId),
      { nil: undefined, freq: 1 },
    ),
    from: moment,
    to: moment,
  })
  // Most of what is said together fits nothing.
  .chain((filter) => fc.subarray(Object.entries(filter), { maxLength: 4 }))
  .map((said) => Object.fromEntries(said.filter(([, value]) => value !== undefined)) as RecordsFilter);

const limits = fc.constantFrom(1, 7, 50, 5_000);
const directions = fc.constantFrom('newest-first' as const, 'oldest-first' as const);

describe('a list of records', () => {
  beforeAll(async () => {
    await redis.flushall();
    written = await writeEntries(redis, entriesFrom(0, INDEXED));
    await new UsageIndexWriter(redis).run();
    written = [...written, ...(await writeEntries(redis, entriesFrom(INDEXED, COUNT)))].sort(newestFirst);
  });

  it('holds, page after page, what a look at every record would find, in order and once each, whatever is asked for', async () => {
    const readers = [new UsageRecords(redis), new UsageRecords(redis, 150)];
    await fc.assert(
      fc.asyncProperty(filters, limits, fc.nat(1), directions, async (filter, limit, which, direction) => {
        const expected = written.filter(({ record }) => plainlyFits(record, filter)).map(({ record }) => record);
        if (direction === 'oldest-first') expected.reverse();
        const reader = readers[which]!;
        const found = await allPages(reader, filter, Math.max(limit, Math.ceil(expected.length / 8)), direction);
        expect(idsOf(found)).toEqual(idsOf(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('looks at few entries where the index knows that most hold nothing', async () => {
    await new UsageIndexWriter(redis).run();
    const before = await entriesRead();
    const page = await new UsageRecords(redis).list({ requestId: numberedRecord(900, 0).requestId }, 50);
    expect([page.items.length, page.nextCursor]).toEqual([1, undefined]);
    expect((await entriesRead()) - before).toBeLessThan(COUNT / 10);
  });

  it('refuses cursors that no page has given, and bears those that name a time that never was', async () => {
    const reader = new UsageRecords(redis);
    for (const cursor of ['', 'x', '1-1', '1-1-1-1', '-1-1-1', '1e3-0-0', `${'9'.repeat(16)}-0-0`])
      await expect(reader.list({}, 5, cursor)).rejects.toThrow(RangeError);
    for (const cursor of ['0-0-0', '0-0-99', '0-5-3'])
      expect(await reader.list({}, 5, cursor)).toEqual({ items: [], nextCursor: undefined });
    const end = `${'9'.repeat(15)}-${'9'.repeat(15)}-63`;
    expect((await reader.list({}, 5, end)).items).toHaveLength(5);
  });
});

/** Replies of XRANGE and XREVRANGE are as long as what they have read, so the text that left the server says how much it was. */
async function entriesRead(): Promise<number> {
  const { length } = JSON.stringify(numberedRecord(1, A_NOON));
  return Number(/total_net_output_bytes:(\d+)/.exec(await redis.info('stats'))?.[1]) / length;
}

describe('a list that is read while records are written', () => {
  beforeEach(async () => {
    await redis.flushall();
  });

  it('holds each record that was there when it began, once', async () => {
    const there = await writeEntries(redis, entriesFrom(0, 600));
    const indexWriter = new UsageIndexWriter(redis);
    const reader = new UsageRecords(redis);
    for (const filter of [{}, { accountId: 'acc_1' }, { unpriced: false, to: A_NOON + 2 * DAY_MS }]) {
      const found: UsageRecord[] = [];
      let next = 600;
      let cursor: string | undefined;
      do {
        const page = await reader.list(filter, 20, cursor);
        found.push(...page.items);
        cursor = page.nextCursor;
        const from = (next += 5);
        await Promise.all([writeEntries(redis, entriesFrom(from, from + 5)), indexWriter.run(), indexWriter.run()]);
      } while (cursor !== undefined);
      const expected = [...there].sort(newestFirst).filter(({ record }) => plainlyFits(record, filter));
      expect(idsOf(found)).toEqual(idsOf(expected.map(({ record }) => record)));
      await redis.flushall();
      await writeEntries(redis, entriesFrom(0, 600));
    }
  });
});

describe('costs that were counted again', () => {
  const reader = (): UsageRecords => new UsageRecords(redis);

  async function correct(record: UsageRecord, costNanoDollars: string | null, unpricedDifference: -1 | 0 | 1) {
    const partition = partitionOf(record.userId);
    const { requestId, startedAt, userId, keyId, accountId, platform, model } = record;
    const correction: CostCorrection = {
      ...{ requestId, startedAt, userId, keyId, accountId, platform, model },
      ...{ differenceNanoDollars: '1', unpricedDifference },
    };
    await redis.xadd(redisKeys.usageStream(partition), '*', 'correction', JSON.stringify(correction));
    await redis.hset(redisKeys.usageCosts(partition), requestId, JSON.stringify({ costNanoDollars, priceIds: ['p1'] }));
  }

  beforeEach(async () => {
    await redis.flushall();
    written = await writeEntries(redis, entriesFrom(0, 100));
    await new UsageIndexWriter(redis).run();
  });

  it('stand in the list in place of what was written, and corrections are no records', async () => {
    const { record } = written[50]!;
    await correct(record, '77', 0);
    const page = await reader().list({}, 200);
    expect(page.items).toHaveLength(100);
    const shown = page.items.find(({ requestId }) => requestId === record.requestId);
    expect(shown).toEqual({ ...record, costNanoDollars: '77', priceIds: ['p1'] });
  });

  it('count where records without a known cost are asked for, also when that is known no more', async () => {
    const [nowKnown, nowUnknown] = [written[23]!.record, written[24]!.record];
    expect(nowKnown.costNanoDollars).toBeNull();
    await correct(nowKnown, '5', -1);
    await correct(nowUnknown, null, 1);
    await new UsageIndexWriter(redis).run();
    const found = idsOf((await reader().list({ unpriced: true }, 200)).items);
    expect([found.includes(nowKnown.requestId), found.includes(nowUnknown.requestId)]).toEqual([false, true]);
  });

  it('are left alone where what is kept of them cannot be read', async () => {
    const { record } = written[3]!;
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"costNanoDollars":5}',
      '{"costNanoDollars":"5"}',
      '{"costNanoDollars":"-1","priceIds":[]}',
    ]) {
      await redis.hset(redisKeys.usageCosts(partitionOf(record.userId)), record.requestId, text);
      const { items } = await reader().list({ requestId: record.requestId }, 5);
      expect(items).toEqual([record]);
    }
  });
});

describe('the index', () => {
  beforeEach(async () => {
    await redis.flushall();
  });

  it('passes over entries that nobody can read, and goes on', async () => {
    const stream = redisKeys.usageStream(partitionOf('usr_1'));
    for (const fields of [
      ['record', '{'],
      ['record', 'null'],
      ['correction', '{'],
      ['correction', 'null'],
      ['correction', '{"unpricedDifference":1,"startedAt":"x"}'],
      ['correction', '{"unpricedDifference":1,"startedAt":-1e300}'],
      ['other', 'x'],
    ])
      await redis.xadd(stream, '*', ...fields);
    await redis.xadd(stream, '*', 'record', JSON.stringify(numberedRecord(1, Date.now())));
    expect(await new UsageIndexWriter(redis).run()).toBe(8);
    expect(idsOf((await new UsageRecords(redis).list({ keyId: 'key_1' }, 5)).items)).toHaveLength(1);
  });

  it('is read as none where its cursor is none', async () => {
    await writeEntries(redis, entriesFrom(0, 50));
    await new UsageIndexWriter(redis).run();
    for (let number = 0; number < 64; number += 1) await redis.set(redisKeys.usageIndexCursor(number), 'x');
    expect((await new UsageRecords(redis).list({ keyId: 'key_1' }, 200)).items).toHaveLength(5);
  });
});
