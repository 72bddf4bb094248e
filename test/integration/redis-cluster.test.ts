import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialVault, checkVaultCanary } from '@app/vault';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { Calendar, PriceList, Pricing, UsageRecords } from '@app/usage';
import { Reaper } from '@app/usage/worker';
import { LiveNotes } from '../support/live-notes';
import { allPartitions, openRedis } from '../support/open-redis';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';
import { openRollups } from '../support/rollups';
import { ScriptedRequest } from '../support/scripted-request';
import { openForReaper, usageRecord } from '../support/usage-records';

let cluster: RedisCluster;
let redis: RedisConnection;
beforeAll(async () => {
  cluster = await startRedisCluster();
  redis = await openRedis(cluster.url, 'requests');
});
afterAll(async () => {
  redis.disconnect();
  await cluster.stop();
});

describe('a Redis Cluster of three masters', () => {
  it('runs the life of a request in every partition, many at a time', async () => {
    const requests = allPartitions.map((partition) => new ScriptedRequest(redis, partition));
    const each = <Result>(act: (request: ScriptedRequest) => Promise<Result>) => Promise.all(requests.map(act));
    const allTrue = allPartitions.map(() => true);
    expect(await each((request) => request.open())).toEqual(allTrue);
    expect(await each((request) => request.mark())).toEqual(allTrue);
    expect(await each((request) => request.checkpoint('{"tokens":1}'))).toEqual(allTrue);
    expect(await each((request) => request.settle('whole'))).toEqual(allTrue);
    const states = await each((request) => request.state());
    expect(states).toEqual(allPartitions.map(() => ({ isLeased: false, note: {}, records: ['whole'] })));
    await Promise.all(allPartitions.map((partition) => redis.del(redisKeys.usageStream(partition))));
  });

  it('holds collections that two processes share', async () => {
    const [here, there] = [new LiveNotes(redis), new LiveNotes(redis)];
    expect(await here.collection.create({ id: 'a', text: 'first' })).toBe('written');
    expect(await there.collection.create({ id: 'b', text: 'first' })).toBe('taken');
    expect(there.texts()).toEqual({ a: 'first' });
    expect(await there.collection.replace({ id: 'a', text: 'second' })).toBe('written');
    await here.collection.sync();
    expect(here.texts()).toEqual({ a: 'second' });
    expect(await here.collection.delete('a')).toBe('written');
    await there.collection.sync();
    expect(there.texts()).toEqual({});
  });

  it('keeps the vault canary', async () => {
    const vault = new CredentialVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
    await checkVaultCanary(vault, redis);
    await checkVaultCanary(vault, redis);
  });

  it('has its dead requests reaped, and their records listed and summed up', async () => {
    const background = await openRedis(cluster.url, 'background');
    const users = allPartitions.map((number) => `usr_${number}`);
    await Promise.all(users.map((userId) => openForReaper(redis, usageRecord({ userId }))));
    const reaper = new Reaper(background, new Pricing(new PriceList()), new Calendar('UTC'), () => Date.now());
    expect(await reaper.run()).toBe(users.length);
    expect(await reaper.run()).toBe(0);

    const { items } = await new UsageRecords(redis).list({}, 1_000);
    expect(items.map(({ userId }) => userId).sort()).toEqual([...users].sort());
    expect(new Set(users.map(partitionOf)).size).toBeGreaterThan(30);

    const { writer } = openRollups(background);
    expect(await writer.run()).toBe(users.length);
    expect(await writer.run()).toBe(0);
    const [from, to] = [new Date(Date.now() - 86_400_000), new Date()].map((date) => date.toISOString().slice(0, 10));
    const rows = await openRollups(redis).reader.read({ from: from ?? '', to: to ?? '', by: 'total' });
    expect(rows.map(({ totals }) => totals.requests)).toEqual([BigInt(users.length)]);
    background.disconnect();
  });
});
