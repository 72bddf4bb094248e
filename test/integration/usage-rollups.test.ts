import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type Grouping, type Subject, type UsageRecord, LocalTime, subjects } from '@app/usage';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type ModelEntry, dayOf, modelSums, subjectOf } from '../support/rollup-model';
import { openRollups } from '../support/rollups';
import { usageRecord } from '../support/usage-records';

let server: RedisServer;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const pairs: readonly (readonly [of: Subject, by: Subject])[] = [
  ...([
    ['user', 'key'],
    ['user', 'model'],
    ['user', 'account'],
    ['user', 'client'],
    ['user', 'group'],
  ] as const),
  ...([
    ['key', 'user'],
    ['key', 'model'],
    ['key', 'account'],
    ['account', 'user'],
    ['account', 'key'],
  ] as const),
  ...([
    ['account', 'model'],
    ['group', 'user'],
    ['group', 'model'],
    ['client', 'model'],
    ['client', 'user'],
  ] as const),
  ...([
    ['model', 'user'],
    ['model', 'key'],
    ['model', 'account'],
    ['model', 'group'],
    ['model', 'client'],
  ] as const),
];

/** Days on which clocks move, with those around them. */
const zones = {
  'Europe/Berlin': ['2026-03-28', '2026-10-24'],
  'America/New_York': ['2026-03-07', '2026-10-31'],
  'Australia/Lord_Howe': ['2026-04-04', '2026-10-03'],
  'Asia/Kathmandu': ['2026-01-01', '2026-12-30'],
} as const;

const oneOf = (prefix: string, count: number): fc.Arbitrary<string> =>
  fc.nat({ max: count - 1 }).map((number) => `${prefix}_${number}`);
const tokens = fc.nat({ max: 2_000_000 });

const entryAround = (start: string): fc.Arbitrary<ModelEntry> =>
  fc.record({
    record: fc
      .record({
        ...{ userId: oneOf('usr', 5), keyId: oneOf('key', 8), accountId: oneOf('acc', 3) },
        model: fc.constantFrom('a', 'a|b', 'b', '__proto__', 'm*', 'gemini-2.5-flash', '%7C'),
        platform: fc.constantFrom('claude' as const, 'gemini' as const),
        groupId: fc.option(oneOf('grp', 2), { nil: undefined }),
        client: fc.constantFrom(undefined, 'codex' as const),
        outcome: fc.constantFrom<UsageRecord['outcome'][]>(
          ...(['completed', 'caller-left', 'upstream-failed', 'upstream-interrupted', 'gateway-lost'] as const),
        ),
        tokens: fc.record({
          ...{ input: tokens, cacheRead: tokens, cacheWrite5m: tokens, cacheWrite1h: tokens, output: tokens },
        }),
        reasoningTokens: fc.option(tokens, { nil: undefined }),
        costNanoDollars: fc.option(fc.bigInt({ min: 0n, max: 2n ** 60n }).map(String)),
        startedAt: fc.nat({ max: 3 * 86_400_000 }).map((later) => Date.parse(start) - 43_200_000 + later),
        durationMs: fc.nat({ max: 600_000 }),
        firstByteMs: fc.option(fc.nat({ max: 60_000 })),
      })
      .map(({ groupId, client, reasoningTokens, ...changing }) =>
        usageRecord({
          ...changing,
          ...(groupId === undefined ? {} : { groupId }),
          ...(client === undefined ? {} : { client }),
          ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
        }),
      ),
  });

const withCorrections = (entries: readonly ModelEntry[]): fc.Arbitrary<ModelEntry[]> =>
  fc
    .array(fc.tuple(fc.nat(), fc.bigInt({ min: -(2n ** 62n), max: 2n ** 60n })), { maxLength: 10 })
    .map((corrections) => [
      ...entries,
      ...corrections.flatMap(([place, difference]) => {
        const entry = entries[place % Math.max(1, entries.length)];
        return entry ? [{ ...entry, difference }] : [];
      }),
    ]);

async function append({ record, difference }: ModelEntry): Promise<void> {
  const { requestId, startedAt, userId, keyId, accountId, platform, model, groupId, client } = record;
  const correction = {
    ...{ requestId, startedAt, userId, keyId, accountId, platform, model, groupId, client },
    ...{ differenceNanoDollars: String(difference), unpricedDifference: 0 },
  };
  const fields =
    difference === undefined ? ['record', JSON.stringify(record)] : ['correction', JSON.stringify(correction)];
  await redis.xadd(redisKeys.usageStream(partitionOf(userId)), '*', ...fields);
}

/** A worker that dies somewhere between its reads and its writes: what it sent last may have arrived or not. */
async function workAndDie(timeZone: string, calls: number): Promise<void> {
  const connection = await openRedis(server.url);
  let left = calls;
  const dying = new Proxy(connection, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]): unknown => {
        left -= 1;
        if (left === -1) connection.disconnect();
        if (left < 0) throw new Error('dead');
        return (member as (...values: unknown[]) => unknown).apply(target, values);
      };
    },
  });
  await openRollups(dying, Date.now, { timezone: timeZone })
    .writer.run()
    .catch(() => 0);
  connection.disconnect();
}

async function expectSums(entries: readonly ModelEntry[], timeZone: string, start: string): Promise<void> {
  const { reader } = openRollups(redis, () => Date.now(), { timezone: timeZone });
  const time = new LocalTime(timeZone);
  const days = [...new Set([start, ...entries.map((entry) => dayOf(entry, timeZone))])].sort();
  const period = { from: days[0] ?? start, to: days.at(-1) ?? start };
  const rowsOf = async (by: Grouping, of?: { subject: Subject; id: string }): Promise<Map<string, unknown>> => {
    const rows = await reader.read({ ...period, by, ...(of && { of }) });
    return new Map(rows.map(({ id, totals }) => [id, totals]));
  };
  for (const by of ['hour', 'day', 'week', 'month'] as const) {
    expect(await rowsOf(by)).toEqual(modelSums(entries, ({ record }) => time.periodsOf(record.startedAt)[by]));
  }
  expect(await rowsOf('total')).toEqual(modelSums(entries, () => ''));
  for (const by of subjects) {
    expect(await rowsOf(by)).toEqual(modelSums(entries, ({ record }) => subjectOf[by](record)));
    const [first] = entries;
    if (!first) continue;
    const of = { subject: by, id: subjectOf[by](first.record) };
    const its = entries.filter(({ record }) => subjectOf[by](record) === of.id);
    expect(await rowsOf('hour', of)).toEqual(modelSums(its, ({ record }) => time.periodsOf(record.startedAt).hour));
    expect(await rowsOf(by, of)).toEqual(modelSums(its, () => of.id));
    for (const [, other] of pairs.filter(([subject]) => subject === by)) {
      expect(await rowsOf(other, of)).toEqual(modelSums(its, ({ record }) => subjectOf[other](record)));
    }
  }
}

describe('rollups', () => {
  const load = fc
    .constantFrom(...(Object.keys(zones) as (keyof typeof zones)[]))
    .chain((timeZone) => fc.tuple(fc.constant(timeZone), fc.constantFrom(...zones[timeZone])))
    .chain(([timeZone, start]) =>
      fc.record({
        timeZone: fc.constant(timeZone),
        start: fc.constant(start),
        entries: fc.array(entryAround(start), { maxLength: 40, size: 'max' }).chain(withCorrections),
        deaths: fc.array(fc.integer({ min: 100, max: 700 }), { maxLength: 3 }),
      }),
    );

  it('are the sums of the records in every dimension and at every level, whoever died while adding them', async () => {
    await fc.assert(
      fc.asyncProperty(load, async ({ timeZone, start, entries, deaths }) => {
        await redis.flushall();
        const late = entries.splice(Math.ceil(entries.length / 2));
        for (const entry of entries) await append(entry);
        await Promise.all(deaths.map((calls) => workAndDie(timeZone, calls)));
        const [one, other] = [1, 2].map(() => openRollups(redis, Date.now, { timezone: timeZone }).writer);
        await Promise.all([one?.run(), other?.run(), ...late.map(append)]);
        await Promise.all([one?.run(), other?.run()]);
        // Whoever was late for one batch is not for the next.
        await one?.run();
        expect(await one?.run()).toBe(0);
        await expectSums([...entries, ...late], timeZone, start);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
