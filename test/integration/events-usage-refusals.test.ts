import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Limits, systemClock } from '@app/common';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { LimitNotices, type RequestLedger } from '@app/usage';
import { ask, newRequestLedger, settle } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { toldEvents } from '../support/told-events';

let server: RedisServer;
let redis: RedisConnection;
let ledger: RequestLedger;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  ledger = newRequestLedger(redis, redis);
});

const newGateway = (): LimitNotices =>
  new LimitNotices({
    ...{ log: new EventLog(redis, systemClock), groupIdsOf: () => [], clock: systemClock },
    logger: createLogger('test', 'silent'),
  });

/** What admission refuses to a key, as the desk of a gateway notes it. */
async function refuse(gateway: LimitNotices, keyLimits: Limits, until?: number): Promise<void> {
  const answer = await ask(ledger, { keyLimits });
  if (answer.kind !== 'refused') throw new Error(`the request was ${answer.kind}`);
  gateway.note({ ...answer, key: { id: 'key_1', name: 'ci', userId: 'usr_1' }, until });
}

const told = async (): Promise<unknown[]> =>
  (await toldEvents(redis, 'key.limit_reached')).map(({ data }) => [data.keyId, data.limit]);

describe('key.limit_reached', () => {
  it('is told once, however many requests are refused by however many gateways', async () => {
    const limits = { dailyCostUsd: 1, window: { minutes: 60, requests: 1 } };
    await settle(ledger, await ask(ledger, { keyLimits: limits }), 500_000_000);
    const gateways = [newGateway(), newGateway(), newGateway()];
    for (const gateway of gateways) for (let index = 0; index < 20; index += 1) await refuse(gateway, limits, 5);
    await Promise.all(gateways.map((gateway) => gateway.tell()));
    expect(await told()).toEqual([['key_1', 'window-requests']]);
    await settle(ledger, await ask(ledger, {}), 600_000_000);
    for (const gateway of gateways) await refuse(gateway, limits, 7);
    await Promise.all(gateways.map((gateway) => gateway.stop(1_000)));
    expect(await told()).toEqual([
      ['key_1', 'window-requests'],
      ['key_1', 'daily'],
    ]);
  });

  it('is told after Redis was away', async () => {
    const limits = { totalCostUsd: 0 };
    const gateway = newGateway();
    await refuse(gateway, limits);
    await server.kill();
    const telling = gateway.tell();
    await server.restart();
    await telling;
    expect(await told()).toEqual([['key_1', 'total']]);
  });
});
