import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from '@app/accounts';
import { type RedisClock, redisKeys } from '@app/redis';
import { ScheduleKeeper } from '../../apps/worker/src/account-tests/schedule-keeper';
import { type AccountTestsHouse, startAccountTestsHouse } from '../support/account-tests/account-tests-house';
import { until } from '../support/supervisor/until';

let house: AccountTestsHouse;
beforeAll(async () => {
  house = await startAccountTestsHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.reset());

const standing = (id: string) => house.queue.getJobScheduler(id);

describe('the job of a schedule', () => {
  it('comes when the schedule says, in its own time zone or that of the relay', async () => {
    const [own, relays] = [await house.addAccount(), await house.addAccount()];
    await house.schedule(own, { timezone: 'America/St_Johns' });
    await house.schedule(relays);
    const now = Date.now();
    expect(await standing(own)).toMatchObject({ next: nextTick('0 6 * * *', 'America/St_Johns', now) });
    expect(await standing(relays)).toMatchObject({ next: nextTick('0 6 * * *', 'Europe/Berlin', now) });
  });

  it('changes, goes and comes back with the schedule', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    await house.schedule(id, { cron: '30 7 * * *' });
    expect(await standing(id)).toMatchObject({ pattern: '30 7 * * *' });
    await house.schedule(id, { enabled: false });
    expect(await standing(id)).toBeUndefined();
    await house.schedule(id);
    expect(await standing(id)).toMatchObject({ pattern: '0 6 * * *' });
    await house.schedules.delete(id);
    await house.keep();
    expect(await standing(id)).toBeUndefined();
    expect((await house.queue.getDelayed()).filter(({ data }) => data.accountId === id)).toEqual([]);
  });

  it('does nothing that the schedule no longer says', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    // Before the workers look again.
    await house.schedules.put(id, { cron: '30 7 * * *', enabled: true });
    await house.tick(id);
    await house.untilIdle();
    await house.keep();
    await house.schedules.put(id, { cron: '30 7 * * *', enabled: false });
    await house.tick(id);
    await house.untilIdle();
    expect([house.upstream.questions, await house.history.list(id)]).toEqual([[], []]);
  });

  it('that was made by nobody who knew what is in one does nothing, and stands in the way of nothing', async () => {
    for (const data of [{}, { accountId: 5 }, { accountId: '__proto__' }, { accountId: 'acc_unknown' }, null, []])
      await house.queue.add('test', data as never);
    await house.untilIdle();
    expect(house.upstream.questions).toEqual([]);
  });

  it('goes with its account, and so do schedule and history', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    await house.tick(id);
    await house.runsOf(id, 1);
    await house.accounts.delete(id);
    await house.keep();
    await house.schedules.collection.sync();
    const left = [await standing(id), house.schedules.get(id), await house.history.list(id)];
    expect(left).toEqual([undefined, undefined, []]);
  });

  it('leaves nothing of an account that goes while it is asked', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    house.upstream.beforeAnswer = async () => {
      await house.accounts.delete(id);
      return 200;
    };
    await house.tick(id);
    await until(() => house.upstream.questions.length === 1, 'the account is asked');
    await house.untilIdle();
    expect(await house.history.list(id)).toEqual([]);
  });

  it('waits for an account whose record cannot be read here, and keeps its schedule', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    const { records, revision, changes } = redisKeys.collection('accounts');
    await house.redis.hset(records, id, JSON.stringify({ id, of: 'a later version' }));
    await house.redis.zadd(changes, await house.redis.incr(revision), id);
    await house.keep();
    await house.schedules.collection.sync();
    expect([await standing(id), house.schedules.get(id)?.cron]).toEqual([undefined, '0 6 * * *']);
  });
});

describe('a schedule that Redis has lost something of', () => {
  const mine = (): Promise<boolean> => Promise.resolve(true);
  const keeperAt = (now: () => number, redisNow = () => Date.now(), claim = mine): ScheduleKeeper => {
    const { schedules, accounts, history, queue } = house;
    const redisClock = { now: redisNow, keepFresh: () => Promise.resolve() } as unknown as RedisClock;
    const clock = { now: () => Date.now(), monotonic: now };
    const parts = { schedules, accounts, history, queue, timezone: 'Europe/Berlin', clock, redisClock };
    return new ScheduleKeeper({ ...parts, claim });
  };

  it('is mended within a minute', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    let now = 0;
    const keeper = keeperAt(() => now);
    await keeper.run();
    await house.queue.removeJobScheduler(id);
    expect(await keeper.run()).toBe(0);
    now += 60_000;
    expect(await keeper.run()).toBe(1);
    expect(await standing(id)).toMatchObject({ pattern: '0 6 * * *' });
  });

  it('is mended where it waits for a job that is gone, and left alone where the job only waits for its turn', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    const { next = 0 } = (await standing(id))!;
    const late = (): ScheduleKeeper =>
      keeperAt(
        () => 0,
        () => next + 3_600_000,
      );
    expect(await late().run()).toBe(0);
    const keys = await house.redis.keys(`*repeat:${id}:${next}`);
    expect(keys).toHaveLength(1);
    await house.redis.del(...keys);
    expect(await late().run()).toBe(1);
  });

  it('is mended where the clock of Redis was put back far behind it', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    const before = (): number => Date.now() - 7 * 86_400_000;
    expect(await keeperAt(() => 0, before).run()).toBeGreaterThan(0);
  });

  it('is left to another worker that is about to write it, and written where that one never did', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    await house.queue.removeJobScheduler(id);
    let isTaken = true;
    const keeper = keeperAt(
      () => 0,
      () => Date.now(),
      () => Promise.resolve(!isTaken),
    );
    expect([await keeper.run(), await standing(id)]).toEqual([0, undefined]);
    isTaken = false;
    expect(await keeper.run()).toBe(1);
    expect(await standing(id)).toMatchObject({ pattern: '0 6 * * *' });
  });
});
