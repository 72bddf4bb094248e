import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { Calendar, PriceList, Pricing } from '@app/usage';
import { Reaper } from '@app/usage/worker';
import { allUsageRecords } from '../support/books';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { openForReaper, usageRecord } from '../support/usage-records';

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

/** Leaves a request behind as a gateway would that died, notes over what it noted, and has it settled. */
async function settled(facts: object, attempt: object, entry: object) {
  const record = usageRecord();
  await openForReaper(redis, record);
  const { requestId, startedAt, userId, keyId, accountId, operation, model, platform } = record;
  const key = redisKeys.openRequest(partitionOf(userId), requestId);
  await redis.hset(key, {
    facts: JSON.stringify({ requestId, startedAt, userId, keyId, operation, model, ...facts }),
    attempt: JSON.stringify({ accountId, platform, number: 1, ...attempt }),
    metered: JSON.stringify({ entries: [{ usage: { ...noTokens, output: 5 }, ...entry }], source: 'partial' }),
  });
  await new Reaper(redis, new Pricing(new PriceList()), new Calendar('UTC'), () => Date.now()).run();
  return (await allUsageRecords(redis)).find((one) => one.requestId === requestId);
}

describe('the record of a request whose gateway died', () => {
  it('says all that was noted of it', async () => {
    const entry = { reasoningTokens: 3, serviceClass: 'fast', serverTools: { webSearch: 2 } };
    const record = await settled({ client: 'codex', isStreaming: true }, { model: 'else', groupId: 'grp_1' }, entry);
    expect(record).toMatchObject({
      ...{ outcome: 'gateway-lost', client: 'codex', isStreaming: true, groupId: 'grp_1', calledAs: 'else' },
      ...{ reasoningTokens: 3, tokens: { output: 5 }, charged: [entry] },
    });
  });

  it('counts all the same where some of it is not what it has to be', async () => {
    const broken = { reasoningTokens: '3', serviceClass: ['fast'], serverTools: { webSearch: -1 } };
    const record = await settled({ client: 7, isStreaming: 'yes' }, { model: {}, groupId: [] }, broken);
    expect(record).toMatchObject({ outcome: 'gateway-lost', tokens: { output: 5 } });
    for (const name of ['client', 'isStreaming', 'groupId', 'calledAs', 'reasoningTokens', 'charged'])
      expect(record).not.toHaveProperty(name);
  });
});
