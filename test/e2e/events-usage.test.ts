import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import priceData from '@config/prices.json' with { type: 'json' };
import type { DomainEvent, EventType } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting } from '../support/relay-client';
import { until } from '../support/supervisor/until';
import { toldEvents } from '../support/told-events';

const MODEL = 'sandbox-small';
/** Micro-dollars per million tokens: a little more than shipped. */
const FETCHED_PRICE = 1_234_567;
const OUTPUT_PRICE = 5_000_000;
const models = priceData.models.map((row) => ({
  ...row,
  prices: row.model === MODEL ? { ...row.prices, input: FETCHED_PRICE } : row.prices,
}));

let web: Server;
let house: PoolHouse;
let redis: RedisConnection;
beforeAll(async () => {
  web = createServer((_request, response) => response.end(JSON.stringify({ models }))).listen(0, '127.0.0.1');
  await new Promise((resolve) => web.once('listening', resolve));
  house = await startPoolHouse({
    PRICES_URL: `http://127.0.0.1:${(web.address() as AddressInfo).port}/prices.json`,
    BUDGET_THRESHOLDS_PERCENT: '1,100',
  });
  redis = await openRedis(house.redis.url);
  await house.addAccount('sk-sandbox-events');
});
afterAll(async () => {
  redis.disconnect();
  web.close();
  await house.stop();
});

async function toldOf(type: EventType, keyId: string): Promise<DomainEvent[]> {
  const ofKey = async () => (await toldEvents(redis, type)).filter(({ data }) => data.keyId === keyId);
  await until(async () => (await ofKey()).length > 0, `${type} is told`, 15_000);
  return ofKey();
}

describe('what a gateway and a worker tell of usage', () => {
  it('is budget.threshold and key.limit_reached of a key that uses its budget up', async () => {
    const key = await house.addKey({ limits: { totalCostUsd: 0.000_001 } });
    // The worker has to have looked once before anything is new to it.
    await until(async () => (await redis.exists(redisKeys.usageNoticesCursor(0))) === 1, 'the worker looks');
    expect((await house.ask(key, newGreeting({ model: MODEL }))).status).toBe(200);
    const told = await toldOf('budget.threshold', key.id);
    expect(told.map(({ data }) => [data.budget, data.thresholdPercent])).toEqual([['total', 100]]);
    for (let index = 0; index < 5; index += 1) expect((await house.ask(key, newGreeting())).status).toBe(429);
    expect((await toldOf('key.limit_reached', key.id)).map(({ data }) => data.limit)).toEqual(['total']);
  });

  it('is usage.price_unknown of a model that nobody knows the price of', async () => {
    const fields = { platform: 'anthropic-compatible', baseUrl: house.sandbox.url, models: ['sandbox-*'] };
    const key = await house.addKey({ accountId: await house.addAccount('sk-sandbox-unpriced', fields) });
    expect((await house.ask(key, newGreeting({ model: MODEL }))).status).toBe(200);
    const [event] = await toldOf('usage.price_unknown', key.id);
    expect(event?.data).toMatchObject({ model: MODEL, platform: 'anthropic-compatible' });
  });

  it('is counted by the prices of PRICES_URL once a worker has fetched them', async () => {
    const key = await house.addKey();
    await until(
      async () => {
        const answer = await house.ask(key, newGreeting({ model: MODEL }));
        const { costUsd, tokens } = await house.usageOf(String(answer.headers['request-id']));
        const picoDollars = tokens.input * FETCHED_PRICE + tokens.output * OUTPUT_PRICE;
        return Number(costUsd) === Math.round(picoDollars / 1_000) / 1e9;
      },
      'requests cost what the fetched list says',
      40_000,
    );
  });
});
