import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import priceData from '@config/prices.json' with { type: 'json' };
import { systemClock } from '@app/common';
import { CollectionPoller, type RedisConnection, redisKeys } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { PriceList, SharedPrices } from '@app/usage';
import { PriceRefresh, type PriceRefreshSettings } from '@app/usage/worker';
import { createPriceTasks } from '../../apps/worker/src/price-tasks';
import { fetchPriceList } from '../../libs/usage/src/prices/refresh/fetch-price-list';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

const MODEL = 'claude-opus-5';
const shipped = new PriceList().find('claude', MODEL)?.prices.input ?? 0;
const logger = createLogger('test', 'silent');
let server: RedisServer;
let redis: RedisConnection;
let web: Server;
let url: URL;
let answer: RequestListener;
let asked: string[];
let warnings: string[];

beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
  web = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => web.once('listening', resolve));
  url = new URL(`http://127.0.0.1:${(web.address() as AddressInfo).port}/prices.json?ref=main`);
});
afterAll(async () => {
  redis.disconnect();
  web.closeAllConnections();
  web.close();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  [asked, warnings] = [[], []];
});

/** The shipped list with another price for one model. */
const listWith = (input: number, rows: readonly object[] = priceData.models): string =>
  JSON.stringify({
    models: rows.map((row) =>
      'model' in row && row.model === MODEL ? { ...row, prices: { ...shippedPrices(), input } } : row,
    ),
  });
const shippedPrices = () => ({ ...new PriceList().find('claude', MODEL)?.prices });
const send =
  (body: string | Buffer, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

function worker(settings: Partial<PriceRefreshSettings> = {}): PriceRefresh {
  const warn = (facts: { reason?: string }): void => void warnings.push(facts.reason ?? '');
  const quiet = { info: () => undefined, warn } as never;
  return new PriceRefresh(redis, { url, maxChangePercent: 50, ...settings }, systemClock, quiet);
}

/** What a process that has just started, or hears of changes, counts by. */
async function priceNow(): Promise<number | undefined> {
  const prices = new PriceList();
  await new SharedPrices(redis, prices).collection.sync();
  return prices.find('claude', MODEL)?.prices.input;
}
const letPass = async (): Promise<void> => {
  for (const key of await redis.keys(redisKeys.priceRefresh('*'))) await redis.del(key);
};

describe('PRICES_URL', () => {
  it('is fetched once a day by all workers, and holds in every process at once and after a restart', async () => {
    const gateway = new PriceList();
    const poller = new CollectionPoller([new SharedPrices(redis, gateway).collection]);
    await poller.start();
    const before = gateway.find('claude', MODEL);
    answer = send(listWith(shipped + 7));
    const counts = await Promise.all([worker(), worker(), worker()].map((one) => one.run()));
    expect([counts.toSorted(), asked]).toEqual([[0, 0, 1], ['/prices.json?ref=main']]);
    await until(() => gateway.find('claude', MODEL) !== before, 'the gateway has heard of it');
    expect(gateway.find('claude', MODEL)?.prices.input).toBe(shipped + 7);
    poller.stop();
    await server.restart();
    expect(await priceNow()).toBe(shipped + 7);
    expect(await worker().run()).toBe(0);
    const [attempt = ''] = await redis.keys(redisKeys.priceRefresh('*'));
    expect(await redis.pttl(attempt)).toBeGreaterThan(23 * 3_600_000);
  });

  it('is asked of another address at once, and again an hour after a failure', async () => {
    answer = send('', 500);
    expect(await worker().run()).toBe(0);
    const [attempt = ''] = await redis.keys(redisKeys.priceRefresh('*'));
    expect(await redis.pttl(attempt)).toBeLessThanOrEqual(3_600_000);
    answer = send(listWith(shipped + 7));
    expect(await worker({ url: new URL('/other.json', url) }).run()).toBe(1);
  });

  it('is where the tasks of the worker look, which also lay it over the prices that the worker counts by', async () => {
    answer = send(listWith(shipped + 7));
    const prices = new PriceList();
    const settings = { pricesUrl: url, pricesMaxChangePercent: 50 };
    const { everywhere, schedules } = createPriceTasks(settings, redis, prices, logger);
    for (const task of [...schedules, ...everywhere]) expect(await task.run()).toBe(1);
    expect(prices.find('claude', MODEL)?.prices.input).toBe(shipped + 7);
    const off = createPriceTasks({ ...settings, pricesUrl: undefined }, redis, prices, logger);
    expect([off.everywhere, off.schedules]).toEqual([[], []]);
  });
});

describe('the last good list', () => {
  beforeEach(async () => {
    answer = send(listWith(shipped + 7));
    await worker().run();
    await letPass();
  });

  const jump = Math.round(shipped * 1.6);
  it.each<[string, () => RequestListener, string]>([
    ['a list with a jump', () => send(listWith(jump)), 'prices have moved by more than 50 %: claude/'],
    [
      'a list that has shrunk',
      () =>
        send(
          listWith(
            shipped,
            priceData.models.filter(({ platform }) => platform === 'openai'),
          ),
        ),
      'it has 45 models',
    ],
    ['a list of nothing', () => send('{"models":[]}'), 'it has 0 models'],
    ['half a list', () => send(listWith(shipped).slice(0, 5_000)), 'it is no JSON object'],
    ['something else', () => send('<html>Sign in</html>'), 'it is no JSON object'],
    ['no text', () => send(Buffer.from([0xff, 0xfe, 0xfd])), 'the answer is no text'],
    ['a redirect', () => send('', 302, { location: `${url.origin}/elsewhere` }), 'the answer leads elsewhere'],
    ['a refusal', () => send('', 404), 'the answer has status 404'],
    ['something compressed', () => send('', 200, { 'content-encoding': 'gzip' }), 'the answer is compressed'],
    ['a list that is too large', () => send(' '.repeat(2 * 1024 * 1024 + 1)), 'is larger than 2097152 bytes'],
    ['a connection that breaks', () => (_request, response) => response.destroy(), 'the connection broke'],
  ])('outlives %s', async (_what, next, reason) => {
    answer = next();
    expect(await worker().run()).toBe(0);
    expect(warnings).toEqual([expect.stringContaining(reason)]);
    expect(await priceNow()).toBe(shipped + 7);
    expect(asked).toHaveLength(2);
  });

  it('outlives an upstream that is away, or never comes to an end', async () => {
    const away = worker({ url: new URL('http://127.0.0.1:1/prices.json') });
    expect(await away.run()).toBe(0);
    answer = (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    };
    const bounds = { mostBytes: 1_000_000, silenceMs: 1_000, wholeMs: 100 };
    await expect(fetchPriceList(url, bounds)).rejects.toThrow('not whole within 100 ms');
    answer = () => undefined;
    await expect(fetchPriceList(url, { ...bounds, silenceMs: 50, wholeMs: 10_000 })).rejects.toThrow(
      'no answer in time',
    );
    expect(await priceNow()).toBe(shipped + 7);
  });

  it('gives way to a jump where PRICES_MAX_CHANGE_PERCENT lets it', async () => {
    answer = send(listWith(jump));
    expect(await worker({ maxChangePercent: 100 }).run()).toBe(1);
    expect(await priceNow()).toBe(jump);
  });

  it('is what the next one is held against, step by step', async () => {
    for (const [step, factor] of [1.4, 1.9].entries()) {
      answer = send(listWith(Math.round(shipped * factor)));
      expect([step, await worker().run()]).toEqual([step, 1]);
      await letPass();
    }
    expect(await priceNow()).toBe(Math.round(shipped * 1.9));
  });

  it('is not taken for good where it cannot be read, and makes room for the next one', async () => {
    const { records, revision, changes } = redisKeys.collection('price-list');
    await redis.hset(records, 'current', JSON.stringify({ id: 'current', fetchedAt: '', models: [{ model: 7 }] }));
    await redis.zadd(changes, await redis.incr(revision), 'current');
    expect(await priceNow()).toBe(shipped);
    answer = send(listWith(shipped + 9));
    expect(await worker().run()).toBe(1);
    expect(await priceNow()).toBe(shipped + 9);
  });
});
