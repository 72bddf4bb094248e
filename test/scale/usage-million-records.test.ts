import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Passwords, Users } from '@app/auth';
import { systemClock } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { UsageIndexWriter, UsageRetention } from '@app/usage/worker';
import { startGateway } from '../support/gateway-process';
import { allPartitions, openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { ownerPassword } from '../support/relay-house';
import { openRollups } from '../support/rollups';
import { exportMemory } from './export-memory';
import { tableOf } from './figures';
import { type Scale, invented, millionRecords } from './million-records';
import { recordsFigures } from './records-figures';
import { writeRecords } from './write-records';

const RECORDS = Number(process.env.USAGE_RECORDS ?? 1_000_000);
/** What a gateway may hold more at the end of its second export than at its tenth part: its heap breathes. */
const MOST_GROWTH_MEGABYTES = 64;
const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${prefix}_${number}`);
const scale: Scale = {
  ...{ records: RECORDS, users: names('usr', 3_000), keys: names('key', 10_000), ...invented },
  ...{ days: 29, until: Date.now() },
};

let server: RedisServer;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
  const passwordHash = await new Passwords().hash(ownerPassword);
  await new Users(redis, systemClock).create({ username: 'owner', role: 'owner', passwordHash });
  await writeRecords(redis, millionRecords(scale));
}, 900_000);
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

async function memoryOf(pattern: (place: number) => Promise<string[]>): Promise<number> {
  const keys = (await Promise.all(allPartitions.map(pattern))).flat();
  const bytes = await Promise.all(keys.map((key) => redis.memory('USAGE', key)));
  return Math.round(bytes.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 1e6);
}

it('lists pages of them, whatever is asked for', async () => {
  const startedAt = performance.now();
  expect(await new UsageIndexWriter(redis).run()).toBe(RECORDS);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`indexed: ${seconds.toFixed(1)} s, ${Math.round(RECORDS / seconds)} a second`);
  const ofIndex = await memoryOf(async (place) => {
    const days = await redis.zrange(redisKeys.usageIndexDays(place), '0', '-1');
    return days.map((day) => redisKeys.usageIndexDay(place, Number(day)));
  });
  const ofStreams = await memoryOf((place) => Promise.resolve([redisKeys.usageStream(place)]));
  console.log(`Redis holds about ${ofStreams} MB of records, and ${ofIndex} MB of their index`);
  const figures = await recordsFigures(redis, scale);
  console.log(`\n${''.padEnd(52)}p50         p95\n${tableOf(figures)}`);
  expect(figures.length).toBeGreaterThan(0);
});

it('exports them with memory that does not grow, once the heap of the gateway is as large as it gets', async () => {
  const gateway = await startGateway({ REDIS_URL: server.url, TRUNKLINE_OWNER_PASSWORD: ownerPassword });
  try {
    const told = async (query: string): Promise<readonly number[]> => {
      const { lines, seconds, resident } = await exportMemory(gateway, query, RECORDS);
      console.log(`${query}: ${lines} lines in ${seconds.toFixed(1)} s, MB resident: ${resident.join(' ')}`);
      if (!query.includes('userId')) expect(lines).toBe(RECORDS + (query.includes('csv') ? 1 : 0));
      return resident;
    };
    await told('format=ndjson&userId=usr_0');
    await told('format=csv');
    const resident = await told('format=ndjson');
    expect((resident.at(-1) ?? 0) - (resident[0] ?? 0)).toBeLessThan(MOST_GROWTH_MEGABYTES);
  } finally {
    await gateway.stop();
  }
});

it('archives and trims them with memory that does not grow', async () => {
  await openRollups(redis).writer.run();
  for (const place of allPartitions) {
    const [last] = await redis.xrevrange(redisKeys.usageStream(place), '+', '-', 'COUNT', 1);
    if (last) await redis.set(redisKeys.usageNoticesCursor(place), last[0]);
  }
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-archive-'));
  try {
    const resident: number[] = [];
    const at = (step: string): Promise<void> => {
      if (step === 'noted') resident.push(Math.round(process.memoryUsage.rss() / 1_048_576));
      return Promise.resolve();
    };
    const startedAt = performance.now();
    const retention = new UsageRetention(redis, { keptDays: 1, archiveFolder: folder }, () => Date.now(), { at });
    const trimmed = await retention.run();
    const seconds = (performance.now() - startedAt) / 1_000;
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz'));
    console.log(
      `${trimmed} records into ${files.length} files in ${seconds.toFixed(1)} s, MB resident: ${resident.join(' ')}`,
    );
    expect(trimmed).toBeGreaterThan(RECORDS / 2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
