import { describe, expect, it } from 'vitest';
import { PoolHouse, START, poolAccount } from './conformance/pool-house';
import type { Waiting } from './slots/waiter';

const inGroup = (id: string, groupId: string, rest = {}) => poolAccount(id, { groupIds: [groupId], ...rest });
const patient: Waiting = {
  ...{ deadlineMs: START + 10_000, size: 10, signal: new AbortController().signal },
  onQueued: () => undefined,
};
const outOfTime: Waiting = { ...patient, deadlineMs: START };
const toGroup = { kind: 'group', groupId: 'grp_1' } as const;
const withFallback = { ...toGroup, fallbackGroupId: 'grp_2' } as const;

describe('AccountScheduler', () => {
  it('takes the lowest priority number, then the account that was used longest ago', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b'), poolAccount('acc_c', { priority: 60 }));
    const served = [await house.ask(), await house.ask(), await house.ask(), await house.ask({}, ['acc_a', 'acc_b'])];
    expect(served).toEqual(['acc_a', 'acc_b', 'acc_a', 'acc_c']);
  });

  it('asks for no slot of an account that needs none', async () => {
    const house = new PoolHouse(poolAccount('acc_a'));
    await house.ask();
    expect(house.slots.calls).toBe(0);
  });

  it('tells a model that nobody serves from one that nobody can serve just now', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { schedulable: false }));
    expect(await house.ask()).toBe('none-available');
    expect(await house.ask({ model: 'gpt-5' })).toBe('model-unknown');
  });

  it('says when the first account comes back', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b'));
    house.cool('acc_a', 30_000);
    house.cool('acc_b', 20_000);
    expect(await house.lease()).toMatchObject({ why: 'none-available', retryAfterMs: 20_000 });
    house.put(poolAccount('acc_b', { schedulable: false }));
    expect(await house.lease()).toMatchObject({ why: 'none-available', retryAfterMs: 30_000 });
  });

  it('lists candidates with their reasons, and counts those beyond the fiftieth', async () => {
    const many = Array.from({ length: 70 }, (_, index) => inGroup(`acc_${index + 100}`, 'grp_1'));
    const house = new PoolHouse(...many, inGroup('acc_x', 'grp_1'), poolAccount('acc_out'));
    house.cool('acc_x');
    const answer = await house.lease({ binding: toGroup });
    if (answer.kind !== 'lease') return expect.unreachable();
    const { choice } = answer.lease;
    expect(choice.candidates).toHaveLength(50);
    expect(choice.candidates[0]).toEqual({ accountId: 'acc_100', reasons: [] });
    expect(choice.others).toEqual({ eligible: 20, cooling: 1 });
  });
});

describe('a binding', () => {
  it('keeps a key within its group, however good the others are', async () => {
    const house = new PoolHouse(inGroup('acc_a', 'grp_1', { priority: 90 }), poolAccount('acc_b', { priority: 1 }));
    expect(await house.ask({ binding: toGroup })).toBe('acc_a');
    house.cool('acc_a');
    expect(await house.ask({ binding: toGroup })).toBe('none-available');
    expect(await house.ask({ binding: { kind: 'account', accountId: 'acc_a' } })).toBe('none-available');
  });

  it('goes to the fallback that it names, and only when nothing of its own can serve', async () => {
    const house = new PoolHouse(inGroup('acc_a', 'grp_1'), inGroup('acc_b', 'grp_2'));
    expect(await house.ask({ binding: withFallback })).toBe('acc_a');
    house.cool('acc_a');
    const answer = await house.lease({ binding: withFallback });
    expect(answer).toMatchObject({ kind: 'lease', lease: { account: { id: 'acc_b' }, choice: { via: 'fallback' } } });
  });

  it.each([
    [toGroup, 'grp_1'],
    [{ ...toGroup, groupId: 'grp_2', fallbackGroupId: 'grp_1' }, 'grp_1'],
    [{ kind: 'account', accountId: 'acc_x', fallbackGroupId: 'grp_1' }, 'grp_1'],
    [{ kind: 'groups', groupIds: ['grp_3', 'grp_1'] }, 'grp_1'],
    [{ kind: 'account', accountId: 'acc_a' }, undefined],
    [{ kind: 'pool' }, undefined],
  ] as const)(
    'of %j leads to the account through the group %s, also where a conversation goes on',
    async (binding, groupId) => {
      const house = new PoolHouse(inGroup('acc_a', 'grp_1'), inGroup('acc_x', 'grp_2', { schedulable: false }));
      for (const affineAccountId of [undefined, 'acc_a']) {
        const answer = await house.lease({ binding, affineAccountId });
        expect(answer.kind === 'lease' && answer.lease.choice).toMatchObject(groupId === undefined ? {} : { groupId });
        expect(answer.kind === 'lease' && 'groupId' in answer.lease.choice).toBe(groupId !== undefined);
      }
    },
  );

  it('with taken slots goes to the fallback rather than wait', async () => {
    const house = new PoolHouse(inGroup('acc_a', 'grp_1', { maxConcurrency: 1 }), inGroup('acc_b', 'grp_2'));
    await house.ask({ binding: withFallback });
    const answer = await house.lease({ binding: withFallback }, [], patient);
    expect(answer).toMatchObject({ kind: 'lease', lease: { account: { id: 'acc_b' } } });
  });

  it("uses the group's strategy", async () => {
    const house = new PoolHouse(inGroup('acc_a', 'grp_1'), inGroup('acc_b', 'grp_1'));
    house.strategies.set('grp_1', 'failover');
    expect([await house.ask({ binding: toGroup }), await house.ask({ binding: toGroup })]).toEqual(['acc_a', 'acc_a']);
  });
});

describe('affinity', () => {
  const keep = { affineAccountId: 'acc_b' } as const;

  it('goes before the strategy', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { priority: 1 }), poolAccount('acc_b'));
    expect(await house.lease(keep)).toMatchObject({
      lease: { account: { id: 'acc_b' }, choice: { affinity: 'kept' } },
    });
    expect(await house.lease()).toMatchObject({ lease: { choice: { affinity: 'new' } } });
  });

  it('gives way to a cooldown, and says why', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b'));
    house.cool('acc_b');
    const choice = { affinity: 'moved', movedBecause: ['cooling'] };
    expect(await house.lease(keep)).toMatchObject({ lease: { account: { id: 'acc_a' }, choice } });
  });

  it('never leads out of the binding', async () => {
    const house = new PoolHouse(inGroup('acc_a', 'grp_1'), poolAccount('acc_b'));
    for (const boundContent of ['free', 'signed'] as const) {
      expect(await house.ask({ ...keep, boundContent, binding: toGroup })).toBe('acc_a');
    }
    expect(await house.ask({ ...keep, boundContent: 'stored', binding: toGroup })).toBe('bound-account-away');
  });

  it('gives way to sustained slowness unless content is bound to the account', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b'), poolAccount('acc_c'));
    house.states
      .set('acc_a', { firstByteMs: 900 })
      .set('acc_b', { firstByteMs: 3_100 })
      .set('acc_c', { firstByteMs: 1_000 });
    const answer = await house.lease(keep);
    expect(answer).toMatchObject({ lease: { choice: { affinity: 'moved', movedBecause: ['too-slow'] } } });
    expect(await house.ask({ ...keep, boundContent: 'signed' })).toBe('acc_b');
    house.states.set('acc_b', { firstByteMs: 2_900 });
    expect(await house.ask(keep)).toBe('acc_b');
  });

  it('with taken slots goes elsewhere when it is free, waits when content is signed, and goes elsewhere at the deadline', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b', { maxConcurrency: 1 }));
    const first = await house.lease(keep);
    expect(await house.ask(keep)).toBe('acc_a');
    const waiting = house.lease({ ...keep, boundContent: 'signed' }, [], patient);
    if (first.kind === 'lease') first.lease.release();
    expect(await waiting).toMatchObject({ lease: { account: { id: 'acc_b' }, choice: { affinity: 'kept' } } });
    const late = await house.lease({ ...keep, boundContent: 'signed' }, [], outOfTime);
    expect(late).toMatchObject({ lease: { account: { id: 'acc_a' }, choice: { affinity: 'moved' } } });
  });

  it('of stored content is never given up', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b'));
    house.cool('acc_b', 7_000);
    const stored = { ...keep, boundContent: 'stored' } as const;
    expect(await house.lease(stored)).toMatchObject({ why: 'bound-account-away', retryAfterMs: 7_000 });
    expect(await house.ask({ ...stored }, ['acc_b'])).toBe('bound-account-away');
    house.remove('acc_b');
    expect(await house.ask(stored)).toBe('bound-account-away');
  });
});

describe('probes', () => {
  it('go to a half-open account in its order, one at a time, while others serve', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { priority: 1 }), poolAccount('acc_b'));
    house.openHalf('acc_a');
    expect(await house.lease()).toMatchObject({ lease: { account: { id: 'acc_a' }, isProbe: true } });
    expect(await house.lease()).toMatchObject({ lease: { account: { id: 'acc_b' }, isProbe: false } });
    house.slots.probed.clear();
    expect(await house.ask()).toBe('acc_a');
  });

  it('are awaited for about a second when nothing else is there', async () => {
    const house = new PoolHouse(poolAccount('acc_a'));
    house.openHalf('acc_a');
    await house.ask();
    expect(await house.lease()).toMatchObject({ why: 'none-available', retryAfterMs: 1_000 });
  });

  it('go early to an account whose cooldown is a guess, but only when nothing else can serve', async () => {
    const house = new PoolHouse(poolAccount('acc_a'), poolAccount('acc_b'), poolAccount('acc_c'));
    house.cool('acc_a', 60_000, true);
    house.cool('acc_b', 60_000, false);
    expect(await house.ask()).toBe('acc_c');
    house.cool('acc_c', 60_000, false);
    expect(await house.lease()).toMatchObject({ lease: { account: { id: 'acc_a' }, isProbe: true } });
    expect(await house.ask()).toBe('none-available');
  });
});

describe('waiting', () => {
  it('gets the slot that is released', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { maxConcurrency: 1 }));
    const first = await house.lease();
    expect(await house.ask()).toBe('none-available');
    const waiting = house.lease({}, [], patient);
    if (first.kind === 'lease') first.lease.release();
    expect(await waiting).toMatchObject({ lease: { account: { id: 'acc_a' } } });
  });

  it('ends in a refusal when the time is up, or nothing is left to wait for', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { maxConcurrency: 1 }));
    await house.ask();
    const late = await house.lease({}, [], outOfTime);
    expect(late).toMatchObject({ why: 'wait-timed-out', choice: { queuePosition: 1 } });
    const waiting = house.lease({}, [], patient);
    house.cool('acc_a', 9_000);
    house.slots.look();
    expect(await waiting).toMatchObject({ why: 'none-available', retryAfterMs: 9_000 });
  });
});
