import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiKeys } from '@app/api-keys';
import { Passwords, Users } from '@app/auth';
import { systemClock } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type Grouping, LocalTime, dayKey } from '@app/usage';
import { UsageIndexWriter } from '@app/usage/worker';
import { allPartitions, openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { subjectOf } from '../support/rollup-model';
import { keptForEver, openRollups } from '../support/rollups';
import { ownerPassword } from '../support/relay-house';
import { settleRecord } from '../support/usage-records';
import { type Figure, tableOf } from './figures';
import { type Scale, invented, millionRecords } from './million-records';
import { recordsFigures } from './records-figures';
import { gatewayFigures, readerFigures } from './rollup-figures';
import { PlainSums, plainAmounts, recordsInStreams, spentByAll, sumsOfCells } from './sums-of-books';
import { writeRecords } from './write-records';

const DAY_MS = 86_400_000;
const RECORDS = Number(process.env.USAGE_RECORDS ?? 1_000_000);
/** So many of them through the settle script, which writes them now. */
const SETTLED = Math.min(20_000, Math.floor(RECORDS / 10));
const AT_ONCE = 500;

let server: RedisServer;
let redis: RedisConnection;
let scale: Scale;
let period: { readonly from: string; readonly to: string };
const rowNames = ['total', 'day', 'key', 'user', 'account', 'group', 'model', 'platform', 'client'] as const;
const sums = new Map<Grouping, PlainSums>(rowNames.map((by) => [by, new PlainSums()]));

/** What is done, and how long it took. */
async function told<Result>(what: string, count: number, run: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await run();
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`);
  return result;
}

async function inPortions<Item>(items: Iterable<Item>, run: (item: Item) => Promise<unknown>): Promise<void> {
  const portion: Promise<unknown>[] = [];
  for (const item of items) {
    portion.push(run(item));
    if (portion.length === AT_ONCE) await Promise.all(portion.splice(0));
  }
  await Promise.all(portion);
}

async function createPeople(): Promise<Pick<Scale, 'users' | 'keys'>> {
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  // A gateway makes the first administrator only where there is nobody.
  await users.create({ username: 'owner', role: 'owner', passwordHash: await new Passwords().hash(ownerPassword) });
  const userIds: string[] = [];
  await inPortions(Array(3_000).keys(), async (number) => {
    const user = await users.create({ username: `member-${number}`, role: 'member', passwordHash: '$argon2id$none' });
    userIds.push(user?.id ?? '');
  });
  const keyIds: string[] = Array<string>(10_000).fill('');
  await inPortions(Array(10_000).keys(), async (number) => {
    const userId = userIds[number % userIds.length] ?? '';
    keyIds[number] = (await apiKeys.issue({ name: `Key ${number}`, userId })).apiKey.id;
  });
  return { users: userIds, keys: keyIds };
}

beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
  const until = Date.now();
  const people = await told('3,000 people and 10,000 keys', 13_000, createPeople);
  scale = { records: RECORDS, ...invented, days: 29, until, ...people };
  period = { from: dayKey(until - 29 * DAY_MS, 'UTC'), to: dayKey(until, 'UTC') };
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

it('takes the records in', async () => {
  const before = { ...scale, records: RECORDS - SETTLED };
  await told('written', before.records, () => writeRecords(redis, millionRecords(before)));
  const last = [...millionRecords({ ...scale, records: SETTLED })].map((record) => ({
    ...record,
    startedAt: Date.now(),
  }));
  await told('settled', SETTLED, () => inPortions(last, (record) => settleRecord(redis, record)));
  const { writer } = openRollups(redis);
  expect(await told('added up', RECORDS, () => writer.run())).toBe(RECORDS);
  expect(await writer.run()).toBe(0);
  await told('indexed', RECORDS, () => new UsageIndexWriter(redis).run());
});

it('adds up to the sum of the records in every row of every answer', async () => {
  for await (const record of recordsInStreams(redis)) {
    for (const [by, rows] of sums) {
      if (by === 'total') rows.add('', record);
      else if (by === 'day') rows.add(dayKey(record.startedAt, 'UTC'), record);
      else rows.add(subjectOf[by as keyof typeof subjectOf](record), record);
    }
  }
  expect(sums.get('total')?.rows.get('')?.[0]).toBe(BigInt(RECORDS));
  const { reader } = openRollups(redis);
  for (const [by, { rows }] of sums) {
    const answer = await reader.read({ ...period, by });
    expect(new Map(answer.map(({ id, totals }) => [id, plainAmounts(totals)]))).toEqual(rows);
  }
});

it('adds up to the same in the cells of every level and dimension', async () => {
  const time = new LocalTime('UTC');
  const days = [...(sums.get('day')?.rows.keys() ?? [])].sort();
  const atNoon = days.map((day) => time.periodsOf(Date.parse(`${day}T12:00:00Z`)));
  const periods = {
    hour: time.hoursBetween(days[0] ?? '', days.at(-1) ?? ''),
    day: days,
    week: [...new Set(atNoon.map(({ week }) => week))],
    month: [...new Set(atNoon.map(({ month }) => month))],
  };
  const total = sums.get('total')?.rows.get('');
  for (const [level, names] of Object.entries(periods)) {
    for (const [dimension, amounts] of await sumsOfCells(redis, level, names))
      expect([level, dimension, amounts]).toEqual([level, dimension, total]);
  }
});

it('adds up to what keys and users have spent', async () => {
  const ownerOf = (number: number): string => scale.users[number % scale.users.length] ?? '';
  const ofKeys = scale.keys.map((key, number) => redisKeys.spentByKey(partitionOf(ownerOf(number)), key));
  const ofUsers = scale.users.map((user) => redisKeys.spentByUser(partitionOf(user), user));
  const [answer] = await openRollups(redis).reader.read({ ...period, by: 'total' });
  expect(await spentByAll(redis, ofKeys)).toBe(answer?.totals.costNanoDollars);
  expect(await spentByAll(redis, ofUsers)).toBe(answer?.totals.costNanoDollars);
});

it('says how long the questions of a dashboard take', async () => {
  const figures: Figure[] = await readerFigures(redis, keptForEver, scale, period);
  const isBuilt = existsSync(join(import.meta.dirname, '../../dist/gateway/main.js'));
  if (isBuilt) figures.push(...(await gatewayFigures({ REDIS_URL: server.url }, scale, period)));
  else console.log('no gateway is asked: npm run build has not been run');
  figures.push(...(await recordsFigures(redis, scale)));
  const memory = /used_memory_human:(\S+)/.exec(await redis.info('memory'))?.[1];
  const streams = await Promise.all(allPartitions.map((place) => redis.memory('USAGE', redisKeys.usageStream(place))));
  const ofStreams = streams.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  console.log(`\n${''.padEnd(44)}p50         p95\n${tableOf(figures)}`);
  console.log(`Redis holds ${memory}; of it the streams of records about ${Math.round(ofStreams / 1e6)} MB\n`);
  expect(figures.length).toBeGreaterThan(0);
});
