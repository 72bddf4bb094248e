import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, noticeScripts, redisKeys, runScript } from '@app/redis';
import { PoolRefusals, type ScheduleQuestion } from '@app/scheduler';
import { EventTasks } from '../support/event-tasks';
import { openRedis } from '../support/open-redis';
import { startRedisCluster } from '../support/redis-cluster';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { cooling } from '../support/two-account-states';

const { open: openKey, ended: endedKey } = redisKeys.poolSaturation();
const MINUTE_MS = 60_000;

let server: RedisServer;
let redis: RedisConnection;
let tasks: EventTasks;
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
  tasks = new EventTasks(redis);
});

const asked = (change: Partial<ScheduleQuestion> = {}): ScheduleQuestion => ({
  ...{ requestId: 'req_1', userId: 'usr_1', model: 'sandbox-small', weight: 1 },
  ...{ binding: { kind: 'pool' }, affineAccountId: undefined, boundContent: 'free', isUserMessage: () => true },
  ...change,
});

/** A gateway that refuses one request, says so, and is gone. */
async function refuse(change: Partial<ScheduleQuestion> = {}, connection = redis): Promise<void> {
  const refusals = new PoolRefusals(connection, (error) => expect.unreachable(String(error)));
  refusals.note('none-available', asked(change));
  await refusals.stop();
}

/** As if the last refusal had been so long ago. */
async function passTime(ms = MINUTE_MS): Promise<void> {
  for (const [field, text] of Object.entries(await redis.hgetall(openKey))) {
    const { lastAt, ...rest } = JSON.parse(text) as { lastAt: number };
    await redis.hset(openKey, field, JSON.stringify({ ...rest, lastAt: lastAt - ms }));
  }
}

describe('pool.saturated and pool.recovered', () => {
  it('are told of a group and a family of models: when nothing could serve, and a quiet minute later', async () => {
    const group = await tasks.groups.create({ name: 'research', strategy: 'priority' });
    const groupId = group?.id ?? '';
    await tasks.createAccount({ groupIds: [groupId], models: ['claude-opus-*'] });
    await refuse({ binding: { kind: 'group', groupId }, model: 'claude-opus-4-1' });
    expect(await tasks.run()).toBe(1);
    expect(await tasks.run()).toBe(0);
    await passTime();
    expect(await tasks.run()).toBe(1);
    expect(await redis.exists(openKey, endedKey)).toBe(0);
    expect(await tasks.events()).toMatchObject([
      {
        ...{ type: 'pool.saturated', severity: 'critical', groupIds: [groupId] },
        summary: 'Nothing in group research could serve opus models: no account was to be had',
        data: { groupId, groupName: 'research', family: 'opus', model: 'claude-opus-4-1', reason: 'none-available' },
      },
      {
        type: 'pool.recovered',
        severity: 'info',
        groupIds: [groupId],
        data: { groupId, family: 'opus', lastedSeconds: 0 },
      },
    ]);
  });

  it('are told once for all gateways that refuse and all workers that look, and go on with each refusal', async () => {
    await tasks.createAccount();
    const workers = [tasks, new EventTasks(redis), new EventTasks(redis)];
    await Promise.all([1, 2, 3, 4].map(() => refuse()));
    await Promise.all(workers.map((one) => one.run()));
    await passTime(MINUTE_MS - 1_000);
    await refuse();
    await Promise.all(workers.map((one) => one.run()));
    expect(await tasks.types()).toEqual(['pool.saturated']);
    await passTime();
    await Promise.all(workers.map((one) => one.run()));
    await Promise.all(workers.map((one) => one.run()));
    expect(await tasks.types()).toEqual(['pool.saturated', 'pool.recovered']);
    await refuse();
    await tasks.run();
    expect(await tasks.types()).toEqual(['pool.saturated', 'pool.recovered', 'pool.saturated']);
  });

  it('go on where a request was refused between the look of a worker and its word', async () => {
    await tasks.createAccount();
    await refuse();
    const [before = ''] = await redis.hvals(openKey);
    await passTime(1);
    const call = [before, 'pool other 1', '{}'];
    const keys = [openKey, endedKey];
    expect(await runScript(redis, noticeScripts.endSaturation, keys, ['pool other', ...call])).toBe(false);
    expect(await runScript(redis, noticeScripts.endSaturation, keys, ['pool none', ...call])).toBe(false);
    expect([await redis.hlen(openKey), await redis.exists(endedKey)]).toEqual([1, 0]);
  });

  it('wait for an account that can serve again, however long nobody asks', async () => {
    const id = await tasks.createAccount();
    await tasks.states.cool(id, cooling({ cause: 'quota-exhausted' }));
    await refuse();
    await tasks.run();
    await passTime(10 * MINUTE_MS);
    await tasks.run();
    expect(await tasks.types()).not.toContain('pool.recovered');
    await tasks.states.reset(id);
    await tasks.run();
    expect(await tasks.types()).toContain('pool.recovered');
  });

  it('ask what the refused person may use', async () => {
    await tasks.createAccount({ personal: true, ownerId: 'usr_other' });
    await refuse();
    await tasks.run();
    await passTime();
    await tasks.run();
    expect(await tasks.types()).toEqual(['pool.saturated']);
    await tasks.createAccount({ personal: true, ownerId: 'usr_1' });
    await tasks.run();
    expect(await tasks.types()).toEqual(['pool.saturated', 'pool.recovered']);
  });

  it('end with a group that is gone', async () => {
    await refuse({ binding: { kind: 'group', groupId: 'grp_gone' } });
    await tasks.run();
    await passTime();
    await tasks.run();
    expect(await tasks.types()).toEqual(['pool.saturated', 'pool.recovered']);
  });

  it('are told by another worker where the first was killed between the end and its telling', async () => {
    await tasks.createAccount();
    await refuse();
    const [text = ''] = await redis.hvals(openKey);
    const { since } = JSON.parse(text) as { since: number };
    // What the first worker had done: neither of the two has been told.
    await redis.hset(endedKey, `pool other ${since}`, JSON.stringify({ ...JSON.parse(text), endedAt: since + 61_000 }));
    await redis.del(openKey);
    await tasks.run();
    expect(await tasks.events()).toMatchObject([
      { type: 'pool.saturated' },
      { type: 'pool.recovered', data: { lastedSeconds: 61 } },
    ]);
    expect(await redis.exists(endedKey)).toBe(0);
  });

  it('keep what is refused while Redis cannot be told', async () => {
    const errors: unknown[] = [];
    const requests = await openRedis(server.url, 'requests');
    const refusals = new PoolRefusals(requests, (error) => errors.push(error));
    await server.kill();
    refusals.note('queue-full', asked());
    await refusals.flush();
    expect(errors).toHaveLength(1);
    await server.restart();
    await redis.ping();
    while (requests.status !== 'ready') await new Promise((resolve) => requests.once('ready', resolve));
    await refusals.stop();
    requests.disconnect();
    await tasks.run();
    expect(await tasks.events()).toMatchObject([{ type: 'pool.saturated', data: { reason: 'queue-full' } }]);
  });

  it('pass over what cannot be read, and keep nothing of it', async () => {
    for (const [field, text] of [
      ['pool', '{}'],
      ['pool other', '{'],
      ['pool opus', 'null'],
      ['pool pro', '{"since":"x"}'],
      ['', '[]'],
    ] as const)
      await redis.hset(openKey, field, text);
    await redis.hset(endedKey, 'pool other 1', 'null');
    expect(await tasks.run()).toBe(0);
    expect(await redis.exists(openKey, endedKey)).toBe(0);
    await redis.hset(openKey, 'pool other', '{');
    await refuse();
    expect(await tasks.run()).toBe(1);
  });

  it('are told on a Redis Cluster', async () => {
    const cluster = await startRedisCluster();
    const connection = await openRedis(cluster.url);
    try {
      const there = new EventTasks(connection);
      await there.createAccount();
      await refuse({}, connection);
      expect(await there.run()).toBe(1);
    } finally {
      connection.disconnect();
      await cluster.stop();
    }
  });
});
