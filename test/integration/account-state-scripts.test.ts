import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountStates } from '@app/accounts';
import { systemClock } from '@app/common';
import { accountStateScripts, redisKeys, runScript } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { startRedisCluster } from '../support/redis-cluster';
import { type TwoAccountStates, cooling, startTwoAccountStates, striking } from '../support/two-account-states';

const { records, revision, changes } = redisKeys.collection('account-states');
const keysFor = (fourth: string): string[] => [records, revision, changes, fourth, redisKeys.accountFacts()];

let two: TwoAccountStates;
beforeAll(async () => {
  two = await startTwoAccountStates();
});
afterAll(() => two.stop());
beforeEach(() => two.renew());

describe('a script that the driver sends again', () => {
  const strike = ['acc_1', 'account', 'failing', '', 60_000, 2, 60_000, 'strike-1', '{}', 600_000];

  it('counts its strike once', async () => {
    const send = (id: string) =>
      runScript(two.redis, accountStateScripts.cool, keysFor(redisKeys.accountStrikes('acc_1')), strike.with(7, id));
    expect([await send('strike-1'), await send('strike-1')]).toEqual([0, 0]);
    expect(await send('strike-2')).toBeGreaterThan(Date.now());
  });

  it('changes nothing where it named a moment, or where there is nothing left to end', async () => {
    const later = Date.now() + 60_000;
    await two.here.cool('acc_1', cooling({ lasts: { until: later } }));
    const before = await two.redis.get(revision);
    await two.here.cool('acc_1', cooling({ lasts: { until: later } }));
    expect(await two.redis.get(revision)).toBe(before);
    const known = two.here.get('acc_1')?.cooldowns ?? [];
    await two.here.recover('acc_1', known);
    const recovered = await two.redis.get(revision);
    await two.here.recover('acc_1', known);
    await two.here.reset('acc_1');
    expect(await two.redis.get(revision)).toBe(recovered);
  });
});

describe('facts about a cooldown', () => {
  const kinds = async (): Promise<string[]> => {
    const rows = await two.redis.xrange(redisKeys.accountFacts(), '-', '+');
    return rows.map(([, fields]) => {
      const { kind, how } = JSON.parse(fields[1] ?? '') as { kind: string; how?: string };
      return how ?? kind;
    });
  };

  it('are left when it begins and when it ends, once however often the script is sent', async () => {
    const call = ['acc_1', 'account', 'overloaded', Date.now() + 60_000, '', 0, 0, 'strike-1', '{}', 600_000];
    const keys = keysFor(redisKeys.accountStrikes('acc_1'));
    for (let times = 0; times < 2; times += 1) await runScript(two.redis, accountStateScripts.cool, keys, call);
    expect(await kinds()).toEqual(['cooling']);
    for (const what of ['reset', 'reset', 'forget'])
      await runScript(two.redis, accountStateScripts.recover, keys, ['acc_1', what]);
    expect(await kinds()).toEqual(['cooling', 'reset']);
  });

  it('are not left by strikes, by what is over before it begins, and by an end of nothing', async () => {
    await two.here.cool('acc_1', striking(3));
    await two.here.cool('acc_1', cooling({ lasts: { until: Date.now() - 1 } }));
    await two.here.reset('acc_2');
    await two.here.report('acc_1', { batch: 1, windows: [], answers: 1, meanFirstByteMs: 5 });
    expect(await kinds()).toEqual([]);
  });

  it('are bounded where no worker reads them', async () => {
    const full = Array.from({ length: 10_400 }, () => two.redis.xadd(redisKeys.accountFacts(), '*', 'fact', '{}'));
    await Promise.all(full);
    await two.here.cool('acc_1', cooling());
    expect(await two.redis.xlen(redisKeys.accountFacts())).toBeLessThan(10_200);
  });
});

describe('many strikes at the same time', () => {
  it('begin one cooldown, which those that come later extend', async () => {
    const states = [two.here, two.there];
    await Promise.all(states.flatMap((one) => Array.from({ length: 25 }, () => one.cool('acc_1', striking(3)))));
    await Promise.all(states.map(({ collection }) => collection.sync()));
    expect(two.here.get('acc_1')?.cooldowns).toHaveLength(1);
    expect(two.there.get('acc_1')).toEqual(two.here.get('acc_1'));
  });
});

describe('a Redis Cluster', () => {
  it('holds what is known of accounts', async () => {
    const cluster = await startRedisCluster();
    const redis = await openRedis(cluster.url, 'requests');
    try {
      const states = new AccountStates(redis, systemClock);
      await states.cool('acc_1', striking(1));
      await states.cool('host:https://api.example', cooling({ scope: 'host', cause: 'unreachable' }));
      await states.report('acc_1', { batch: 1, windows: [], answers: 1, meanFirstByteMs: 5 });
      await states.collection.sync();
      expect(states.get('acc_1')).toMatchObject({ cooldowns: [{ cause: 'failing' }], firstByteMs: 5 });
      await states.reset('acc_1');
      await states.forget('host:https://api.example');
      expect(states.collection.size).toBe(0);
    } finally {
      redis.disconnect();
      await cluster.stop();
    }
  });
});
