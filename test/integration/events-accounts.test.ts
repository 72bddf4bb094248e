import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cooling } from '@app/accounts';
import { type RedisConnection, redisKeys } from '@app/redis';
import { EventTasks } from '../support/event-tasks';
import { openRedis } from '../support/open-redis';
import { startRedisCluster } from '../support/redis-cluster';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { cooling } from '../support/two-account-states';

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

/** An upstream that says until when, and nobody has to try. */
const limited = (ms: number, change: Partial<Cooling> = {}): Cooling =>
  cooling({ cause: 'rate-limited', lasts: { until: Date.now() + ms }, evidence: { status: 429 }, ...change });

async function recoverAll(id: string): Promise<void> {
  await tasks.states.collection.sync();
  await tasks.states.recover(id, tasks.states.get(id)?.cooldowns ?? []);
}

describe('account.cooling and account.recovered', () => {
  it('are told when a cooldown begins, and when a good answer ends it', async () => {
    const id = await tasks.createAccount({ groupIds: ['grp_1'] });
    await tasks.states.cool(id, cooling());
    expect(await tasks.run()).toBe(1);
    await recoverAll(id);
    expect(await tasks.run()).toBe(1);
    expect(await tasks.run()).toBe(0);
    const [begun, ended] = await tasks.events();
    expect(begun).toMatchObject({
      ...{ type: 'account.cooling', severity: 'warning', groupIds: ['grp_1'] },
      data: { accountId: id, accountName: 'Team', platform: 'sandbox', cause: 'overloaded', status: 529 },
    });
    expect(ended).toMatchObject({
      ...{ type: 'account.recovered', severity: 'info', groupIds: ['grp_1'] },
      data: { accountId: id, cause: 'overloaded', how: 'answered', lastedSeconds: 0, spell: begun?.data.spell },
    });
    expect(JSON.stringify([begun, ended])).not.toContain('secret-key');
  });

  it('are told once of a cooldown that is extended and of what two gateways say of it at the same time', async () => {
    const there = new EventTasks(redis);
    const id = await tasks.createAccount();
    const says = [tasks, there].flatMap(({ states }) =>
      [1, 2, 3].map((count) => states.cool(id, limited(count * 300))),
    );
    await Promise.all(says);
    expect(await redis.xlen(redisKeys.accountFacts())).toBe(1);
    await Promise.all([tasks.run(), there.run()]);
    expect(await tasks.types()).toEqual(['account.cooling']);
    await until(async () => (await tasks.run()) > 0, 'the account is back');
    const [begun, ended] = await tasks.events();
    expect(ended).toMatchObject({ type: 'account.recovered', data: { how: 'time-passed', spell: begun?.data.spell } });
    const lasted = Date.parse(ended?.at ?? '') - Date.parse(begun?.at ?? '');
    // To the end of what it was extended to, and not of what the first of them said.
    expect(lasted).toBeGreaterThan(700);
  });

  it('wait for the end of the time that an upstream named, and for nothing else', async () => {
    const id = await tasks.createAccount();
    const end = Date.now() + 400;
    await tasks.states.cool(id, limited(0, { lasts: { until: end } }));
    await tasks.run();
    await until(async () => (await tasks.run()) > 0, 'the account is back');
    expect(Date.now()).toBeGreaterThanOrEqual(end);
    expect((await tasks.events())[1]).toMatchObject({ type: 'account.recovered', at: new Date(end).toISOString() });
  });

  it('are told when an administrator says that all is well, and when the account goes', async () => {
    const [first, second] = [await tasks.createAccount(), await tasks.createAccount()];
    await tasks.states.cool(first, cooling());
    await tasks.states.cool(second, cooling());
    await tasks.states.reset(first);
    await tasks.states.forget(second);
    await tasks.run();
    const ends = (await tasks.events()).filter(({ type }) => type === 'account.recovered');
    expect(ends.map(({ data }) => [data.accountId, data.how])).toEqual([
      [first, 'reset'],
      [second, 'removed'],
    ]);
  });

  it('tell of a host once, with all accounts behind it', async () => {
    const baseUrl = 'https://upstream.example';
    const ids = [await tasks.createAccount({ baseUrl }), await tasks.createAccount({ baseUrl })];
    await tasks.states.cool(`host:${baseUrl}`, cooling({ scope: 'host', cause: 'unreachable' }));
    await tasks.run();
    const events = await tasks.events();
    expect(events).toMatchObject([{ type: 'account.cooling', data: { host: baseUrl, scope: 'host' } }]);
    expect(new Set(events[0]?.data.accountIds as string[])).toEqual(new Set(ids));
  });

  it('pass over facts that cannot be read', async () => {
    const id = await tasks.createAccount();
    for (const text of [
      '',
      '{',
      '[]',
      '{"kind":"cooling"}',
      '{"kind":"ended","id":"x","at":1,"how":"reset","cooldowns":[7]}',
    ])
      await redis.xadd(redisKeys.accountFacts(), '*', 'fact', text);
    await tasks.states.cool(id, cooling());
    expect(await tasks.run()).toBe(1);
  });

  it('catch up with more facts than fit into one portion, in their order', async () => {
    const id = await tasks.createAccount();
    for (let index = 0; index < 130; index += 1) {
      await tasks.states.cool(id, cooling());
      await tasks.states.reset(id);
    }
    await tasks.states.cool(id, cooling({ cause: 'failing' }));
    await tasks.run();
    // What comes and goes within a minute is told once.
    expect(await tasks.types()).toEqual(['account.cooling', 'account.recovered', 'account.cooling']);
    expect(await redis.xlen(redisKeys.accountFacts())).toBeLessThan(200);
  });

  it('are told of families that made room for others', async () => {
    const id = await tasks.createAccount();
    for (let index = 0; index < 33; index += 1)
      await tasks.states.cool(
        id,
        cooling({ scope: `family:model-${index}`, cause: 'forbidden', lasts: { ms: 60_000 + index } }),
      );
    await tasks.run();
    const ends = (await tasks.events()).filter(({ type }) => type === 'account.recovered');
    expect(ends).toMatchObject([{ data: { family: 'model-0', how: 'displaced' } }]);
  });

  it('keep nothing of what is over', async () => {
    const id = await tasks.createAccount();
    await tasks.states.cool(id, cooling());
    await tasks.run();
    expect(await redis.hlen(redisKeys.accountSpells())).toBe(3);
    const [field] = (await redis.hkeys(redisKeys.accountSpells())).filter((name) => name.startsWith(id));
    const spell = JSON.parse((await redis.hget(redisKeys.accountSpells(), field ?? '')) ?? '') as object;
    await redis.hset(
      redisKeys.accountSpells(),
      field ?? '',
      JSON.stringify({ ...spell, endedAt: Date.now() - 61_000 }),
    );
    await tasks.run();
    expect(await redis.hkeys(redisKeys.accountSpells())).toEqual(expect.arrayContaining([':cursor', ':revision']));
    expect(await redis.hlen(redisKeys.accountSpells())).toBe(2);
  });

  it('are told on a Redis Cluster', async () => {
    const cluster = await startRedisCluster();
    const connection = await openRedis(cluster.url);
    try {
      const there = new EventTasks(connection);
      const id = await there.createAccount();
      await there.states.cool(id, cooling());
      await there.run();
      await there.states.reset(id);
      await there.run();
      expect(await there.types()).toEqual(['account.cooling', 'account.recovered']);
    } finally {
      connection.disconnect();
      await cluster.stop();
    }
  });
});

describe('account.unauthorized', () => {
  it('takes the place of account.cooling where an upstream takes the credentials no longer', async () => {
    const id = await tasks.createAccount();
    await tasks.states.cool(id, cooling({ cause: 'unauthorized', evidence: { status: 401 } }));
    await tasks.run();
    await tasks.states.reset(id);
    await tasks.run();
    expect(await tasks.events()).toMatchObject([
      { type: 'account.unauthorized', severity: 'critical', data: { accountId: id, status: 401 } },
      { type: 'account.recovered', data: { began: 'account.unauthorized', how: 'reset' } },
    ]);
  });
});

describe('account.needs_reauth', () => {
  it('is told once of a version of a secret, by however many workers', async () => {
    const id = await tasks.createAccount();
    const { credentialVersions } = tasks.accounts;
    const known = await credentialVersions.read(id);
    const mark = { reason: 'invalid_grant', since: new Date().toISOString() } as const;
    await credentialVersions.requireReauthorisation(id, known?.version ?? '', mark);
    const workers = [tasks, new EventTasks(redis), new EventTasks(redis)];
    await Promise.all(workers.map((one) => one.run()));
    await Promise.all(workers.map((one) => one.run()));
    expect(await tasks.events()).toMatchObject([
      { type: 'account.needs_reauth', severity: 'critical', data: { accountId: id, reason: 'invalid_grant' } },
    ]);
  });
});

describe('account.quota_warning and account.quota_exhausted', () => {
  const resetsAt = Date.now() + 3_600_000;
  const report = (id: string, batch: number, utilization: number, status: 'allowed' | 'rejected' = 'allowed') =>
    tasks.states.report(id, {
      ...{ batch, answers: 1, meanFirstByteMs: 5 },
      windows: [{ name: '5h', status, utilization, resetsAt }],
    });

  it('follow what answers say of windows, at the thresholds of QUOTA_WARNING_PERCENT', async () => {
    tasks = new EventTasks(redis, { QUOTA_WARNING_PERCENT: '50' });
    const id = await tasks.createAccount();
    for (const [index, utilization] of [0.4, 0.6, 0.97].entries()) {
      await report(id, index + 1, utilization);
      await tasks.run();
    }
    await report(id, 9, 1, 'rejected');
    await Promise.all([tasks.run(), new EventTasks(redis).run()]);
    const events = await tasks.events();
    expect(events.map(({ type, data }) => [type, data.window, data.percent])).toEqual([
      ['account.quota_warning', '5h', 60],
      ['account.quota_exhausted', '5h', 100],
    ]);
  });

  it('are one piece of news where the same window also makes the account rest', async () => {
    const id = await tasks.createAccount();
    await report(id, 1, 1, 'rejected');
    await tasks.states.cool(
      id,
      cooling({ cause: 'window-used-up', lasts: { until: resetsAt }, evidence: { code: '5h' } }),
    );
    await tasks.run();
    expect(await tasks.types()).toEqual(['account.quota_exhausted']);
  });

  it('follow what an account may cost in a day', async () => {
    const id = await tasks.createAccount({ dailyCostUsd: 1 });
    const day = new Date().toISOString().slice(0, 10);
    for (const [index, nanoDollars] of [850_000_000n, 200_000_000n].entries()) {
      await tasks.states.report(id, {
        batch: index + 1,
        windows: [],
        answers: 0,
        meanFirstByteMs: 0,
        spent: { day, nanoDollars },
      });
      await tasks.run();
    }
    expect(await tasks.types()).toEqual(['account.quota_warning', 'account.quota_exhausted']);
  });
});
