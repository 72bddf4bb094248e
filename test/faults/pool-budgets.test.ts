import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partitionOf, redisKeys } from '@app/redis';
import { allUsageRecords, countBy, countUpstream } from '../support/books';
import { type PoolAnswer, askPool } from '../support/pool/ask';
import { isNothingLeft, leftBehind, nothingLeft } from '../support/pool/left-behind';
import { type Member, createMember, untilKnown } from '../support/pool/members';
import { type PoolHouse, startPoolHouse } from '../support/pool/pool-house';
import { until } from '../support/supervisor/until';

const LOOPS = 30;
const GATEWAYS = 3;
const BETWEEN_KILLS_MS = 400;
const KILLS = 2;
const ASK_AGAIN_MS = 500;
const LEASE_AND_REAPER_MS = 45_000;
/** 30 tokens for $5 a million, and a prompt of some 60 bytes for $1 to $1.25 a million: what one of the requests below may cost. */
const MOST_OF_A_REQUEST = 30 * 5_000 + 60 * 1_250;
/** A stream of more than half a second: whoever has left for an upstream is still there when its gateway is killed. */
const question = { model: 'sandbox-stream-30x20', maxTokens: 30, isStream: true };
const LIMIT_USD = 0.02;
const NANO_PER_DOLLAR = 1e9;

let pool: PoolHouse;
beforeAll(async () => void (pool = await startPoolHouse({ accounts: [{}, {}], gateways: GATEWAYS })));
afterAll(() => pool.stop());

it.each([
  ['a key', (limits: object) => ({ username: 'one', keys: [{ limits }] }), 0],
  ['a user with two keys', (limits: object) => ({ username: 'two', limits, keys: [{}, {}] }), 0],
  ['a key, while gateways are killed', (limits: object) => ({ username: 'three', keys: [{ limits }] }), KILLS],
] as const)('spends the daily budget of %s, and not more than one request above it', async (whose, limited, kills) => {
  const { fleet, redis } = pool;
  const member = await createMember(redis, limited({ dailyCostUsd: LIMIT_USD }));
  for (const url of fleet.urls()) await untilKnown(url, [member]);

  const spending = spendAll(pool, member);
  // More upstream at once than two gateways have clients: the one that is killed holds some.
  const holdsEverywhere = async (): Promise<boolean> => (await countUpstream(redis)) > (LOOPS / GATEWAYS) * 2;
  for (let kill = 0; kill < kills; kill += 1) {
    await (kill === 0 ? until(holdsEverywhere, 'every gateway has requests upstream') : delay(BETWEEN_KILLS_MS));
    await fleet.killAndReplace(kill);
  }
  const answers = await spending;
  let left = nothingLeft;
  const isQuiet = async (): Promise<boolean> => isNothingLeft((left = await leftBehind(redis)));
  await until(isQuiet, () => `nothing is reserved: ${JSON.stringify(left)}`, LEASE_AND_REAPER_MS);

  const records = (await allUsageRecords(redis)).filter(({ userId }) => userId === member.userId);
  const costs = records.reduce((sum, { costNanoDollars }) => sum + Number(costNanoDollars ?? 0), 0);
  const partition = partitionOf(member.userId);
  const keys = member.keys.map(({ id }) => redisKeys.spentByKey(partition, id));
  const byKeys = await Promise.all(keys.map((key) => redis.hgetall(key)));
  const byUser = await redis.hgetall(redisKeys.spentByUser(partition, member.userId));
  const limit = LIMIT_USD * NANO_PER_DOLLAR;
  console.log(
    `budget of ${whose}: spent ${costs} of ${limit} nano-dollars, one request may cost ${MOST_OF_A_REQUEST};`,
    countBy(answers, ({ status, errorCode, isGood }) => `${status} ${errorCode ?? (isGood ? 'whole' : 'broken off')}`),
    countBy(records, ({ outcome, source }) => `${outcome} ${source}`),
  );
  expect(costs).toBeGreaterThanOrEqual(limit);
  expect(costs).toBeLessThanOrEqual(limit + MOST_OF_A_REQUEST);
  const day = new Date().toISOString().slice(0, 10);
  for (const spent of [byKeys, [byUser]]) {
    const sumOf = (isCounted: (field: string) => boolean): number =>
      spent
        .flatMap((fields) => Object.entries(fields))
        .reduce((sum, [field, nano]) => sum + (isCounted(field) ? Number(nano) : 0), 0);
    expect(sumOf((field) => !field.startsWith('reserved'))).toBe(costs);
    expect(sumOf((field) => field === day)).toBe(costs);
  }
  expect(records.some(({ outcome }) => outcome === 'gateway-lost')).toBe(kills > 0);
});

/** Clients that go on until the budget is used up: what is only reserved may become free again. */
async function spendAll({ fleet }: PoolHouse, member: Member): Promise<PoolAnswer[]> {
  const answers: PoolAnswer[] = [];
  const loop = async (_: unknown, first: number): Promise<void> => {
    for (let number = first; ; number += LOOPS) {
      const urls = fleet.urls();
      const key = member.keys[number % member.keys.length]!;
      const answer = await askPool(urls[number % urls.length]!, key.text, { ...question, marker: `spend ${number}` });
      answers.push(answer);
      if (answer.errorCode === 'policy_budget_exhausted') return;
      if (answer.status !== 200) await delay(ASK_AGAIN_MS);
    }
  };
  await Promise.all(Array.from({ length: LOOPS }, loop));
  return answers;
}
