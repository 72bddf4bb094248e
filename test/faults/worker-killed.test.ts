import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type Grouping, type UsageRecord, UsageRecords, dayKey } from '@app/usage';
import { allUsageRecords, countBy, countOpen } from '../support/books';
import { type Environment, type HouseProcess, startWorker, testSecrets } from '../support/gateway-process';
import { allPartitions, openRedis } from '../support/open-redis';
import { startRedisServer } from '../support/redis-server';
import { openRollups } from '../support/rollups';
import { until } from '../support/supervisor/until';
import { rowsOf, unpricedModel } from '../support/usage/unpriced-model';
import { openForReaper, settleRecord, usageRecord } from '../support/usage-records';

const KILLS = 10;
const USERS = 20;
const DAY_MS = 86_400_000;
type By = Exclude<Grouping, 'hour' | 'week' | 'month'>;
/** A worker looks for records once a second: it dies before, while and after it adds them. */
const lives = [300, 900, 1_000, 1_005, 1_010, 1_020, 1_040, 1_100];

/** The number-th record of a load that spreads over people, models and three days. */
function recordOf(number: number): UsageRecord {
  return usageRecord({
    ...{ userId: `usr_${number % USERS}`, keyId: `key_${number % 7}`, accountId: `acc_${number % 3}` },
    ...{ model: `sandbox-${number % 5}`, startedAt: Date.now() - (Math.floor(number / 700) % 3) * DAY_MS },
    tokens: { input: number, cacheRead: 1, cacheWrite5m: 2, cacheWrite1h: 3, output: number % 11 },
    costNanoDollars: number % 13 === 0 ? null : String(number * 1_000_003),
  });
}

const isOrphan = ({ tokens }: UsageRecord): boolean => tokens.input % 49 === 0;

/** Records come in as long as this runs, some of them from gateways that died. */
class Arrivals {
  private isStopped = false;
  private count = 0;
  private readonly loop: Promise<void>;

  constructor(private readonly redis: RedisConnection) {
    this.loop = this.run();
  }

  async stop(): Promise<number> {
    this.isStopped = true;
    await this.loop;
    return this.count;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      const records = Array.from({ length: 50 }, () => recordOf((this.count += 1)));
      await Promise.all(records.map((record) => (isOrphan(record) ? openForReaper : settleRecord)(this.redis, record)));
      await delay(20);
    }
  }
}

async function killAgainAndAgain(environment: Environment): Promise<void> {
  const workers: HouseProcess[] = [];
  try {
    workers.push(...(await Promise.all([startWorker(environment), startWorker(environment)])));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await delay(lives[kill % lives.length]);
      await workers.shift()?.kill();
      workers.push(await startWorker(environment));
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

const idsOf: Readonly<Record<By, (record: UsageRecord) => string>> = {
  total: () => '',
  user: ({ userId }) => userId,
  key: ({ keyId }) => keyId,
  account: ({ accountId }) => accountId,
  model: ({ model }) => model,
  platform: ({ platform }) => platform,
  group: () => 'none',
  client: () => 'none',
  day: ({ startedAt }) => dayKey(startedAt, 'UTC'),
};

/** What totals ought to be: requests, input, output, cost and requests without a price, by id. */
function sums(records: readonly UsageRecord[], idOf: (record: UsageRecord) => string): Record<string, bigint[]> {
  const byId: Record<string, bigint[]> = {};
  for (const record of records) {
    const { tokens, costNanoDollars: cost } = record;
    const amounts = [1n, BigInt(tokens.input), BigInt(tokens.output), BigInt(cost ?? 0), cost === null ? 1n : 0n];
    const held = byId[idOf(record)] ?? [0n, 0n, 0n, 0n, 0n];
    byId[idOf(record)] = held.map((amount, index) => amount + (amounts[index] ?? 0n));
  }
  return byId;
}

async function totals(redis: RedisConnection, by: By): Promise<Record<string, bigint[]>> {
  const days = { from: dayKey(Date.now() - 4 * DAY_MS, 'UTC'), to: dayKey(Date.now() + DAY_MS, 'UTC') };
  const rows = await openRollups(redis).reader.read({ ...days, by });
  return Object.fromEntries(
    rows.map(({ id, totals: { requests, input, output, costNanoDollars, unpriced } }) => [
      id,
      [requests, input, output, costNanoDollars, unpriced],
    ]),
  );
}

/** How many partitions have entries that the sums of what had no price do not contain. */
async function notSummed(redis: RedisConnection): Promise<number> {
  const cursors = ((await redis.get(redisKeys.unpricedUsage().cursor)) ?? '').split(' ');
  const lasts = await Promise.all(
    allPartitions.map(async (partition) => {
      const [last] = await redis.xrevrange(redisKeys.usageStream(partition), '+', '-', 'COUNT', 1);
      return last?.[0] ?? '';
    }),
  );
  return lasts.filter((last, partition) => last !== (cursors[partition] ?? '')).length;
}

it(`totals are the sum of the records after ${KILLS} SIGKILLs of two workers that run at once`, async () => {
  const server = await startRedisServer();
  onTestFinished(() => server.stop());
  const redis = await openRedis(server.url, 'requests');
  onTestFinished(() => redis.disconnect());
  const environment = { REDIS_URL: server.url, ...testSecrets };

  const arrivals = new Arrivals(redis);
  await killAgainAndAgain(environment).finally(() => arrivals.stop());
  const arrived = await arrivals.stop();
  const [survivor, another] = await Promise.all([startWorker(environment), startWorker(environment)]);
  onTestFinished(() => survivor.kill());
  onTestFinished(() => another.kill());

  await until(async () => (await countOpen(redis)).leases === 0, 'the dead requests are reaped');
  await until(async () => (await totals(redis, 'total'))['']?.[0] === BigInt(arrived), 'the totals have caught up');
  const records = await allUsageRecords(redis);
  console.log(
    `${KILLS} kills of workers: ${arrived} requests, ${records.length} records, ${countBy(records, ({ outcome }) => outcome)['gateway-lost']} reaped`,
  );
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(arrived);
  expect(records.length).toBe(arrived);
  for (const by of Object.keys(idsOf) as By[]) {
    expect(await totals(redis, by)).toEqual(sums(records, idsOf[by]));
  }
  const from = Date.now() - 30 * DAY_MS;
  const usageRecords = new UsageRecords(redis);
  // What the sums do not contain yet is read with them: here they have to contain it.
  await until(async () => (await notSummed(redis)) === 0, 'what had no price is added up');
  expect(rowsOf(await usageRecords.unpriced(from))).toEqual(await unpricedModel(usageRecords, from));
});
