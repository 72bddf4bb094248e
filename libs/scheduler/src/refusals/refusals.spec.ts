import { describe, expect, it } from 'vitest';
import { PoolHouse, START, poolAccount } from '../conformance/pool-house';
import type { Binding } from '../binding';
import type { ScheduleQuestion } from '../schedule-question';
import type { Waiting } from '../slots/waiter';
import { refusedRequest, saturationFields } from './saturation';

const question = { model: 'claude-opus-4-1', userId: 'usr_1' } as ScheduleQuestion;
const waitingWith = (signal: AbortSignal): Waiting => ({
  ...{ deadlineMs: START, size: 1, signal },
  onQueued: () => undefined,
});

describe('AccountScheduler', () => {
  it('says what nothing could serve', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { maxConcurrency: 1 }));
    const first = await house.lease();
    await house.lease({}, [], waitingWith(new AbortController().signal));
    house.cool('acc_a');
    await house.ask();
    expect([first.kind, ...house.refused]).toEqual([
      'lease',
      'sandbox-small wait-timed-out',
      'sandbox-small none-available',
    ]);
  });

  it('says nothing of requests that accounts have failed, or that were given up', async () => {
    const house = new PoolHouse(poolAccount('acc_a', { maxConcurrency: 1 }));
    await house.ask({}, ['acc_a']);
    await house.lease();
    const gone = new AbortController();
    gone.abort();
    await house.lease({}, [], waitingWith(gone.signal));
    expect(house.refused).toEqual([]);
  });
});

describe('refusedRequest', () => {
  it.each([
    ['none-available', true],
    ['queue-full', true],
    ['wait-too-long', true],
    ['wait-timed-out', true],
    ['model-unknown', false],
    ['operation-unknown', false],
    ['bound-account-away', false],
  ] as const)('counts %s: %s', (why, isCounted) => {
    expect(refusedRequest(why, question)).toEqual(
      isCounted ? { why, model: question.model, userId: 'usr_1' } : undefined,
    );
  });

  it('keeps no name that is longer than any model has', () => {
    expect(refusedRequest('none-available', { ...question, model: 'x'.repeat(201) })).toBeUndefined();
  });
});

describe('saturationFields', () => {
  it.each([
    [{ kind: 'pool' }, ['pool opus']],
    [{ kind: 'group', groupId: 'grp_1', fallbackGroupId: 'grp_2' }, ['grp_1 opus']],
    [{ kind: 'groups', groupIds: ['grp_1', 'grp_2'] }, ['grp_1 opus', 'grp_2 opus']],
    [{ kind: 'account', accountId: 'acc_1' }, []],
  ] satisfies [Binding, string[]][])('of %j are %j', (binding, fields) => {
    expect(saturationFields(binding, 'claude-opus-4-1')).toEqual(fields);
  });

  it('are one for all models that clients make up', () => {
    const names = ['gpt-5', 'made-up-1', 'made up 2', '', '\n', '__proto__'];
    expect(new Set(names.flatMap((name) => saturationFields({ kind: 'pool' }, name)))).toEqual(new Set(['pool other']));
  });
});
