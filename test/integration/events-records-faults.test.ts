import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditTail } from '@app/audit';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { redisKeys } from '@app/redis';
import { AuditCursor } from '../../apps/worker/src/events/records/audit-cursor';
import { fill } from '../support/audit-log';
import { type RecordHouse, openRecordHouse } from '../support/record-house';

let house: RecordHouse;
beforeEach(async () => {
  house = await openRecordHouse();
});
afterEach(() => house.stop());

const issue = async (name: string): Promise<void> => {
  await house.apiKeys.issue({ name, userId: 'usr_1' });
};
/** Issues keys at once, and chains what became of them. */
const issueMany = async (count: number, prefix = 'key'): Promise<string[]> => {
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  await house.act(async () => {
    for (const name of names) await issue(name);
  });
  return names;
};
const toldNames = async (): Promise<unknown[]> => (await house.told()).map(({ data }) => data.keyName);
const sorted = (names: readonly unknown[]) => [...names].map(String).sort();
const cursorKey = redisKeys.events().auditCursor;

/** An event log that dies after, or before, every so many events. */
function dyingLog(every: number, when: 'before' | 'after'): Pick<EventLog, 'publish'> {
  let count = 0;
  return {
    publish: async (event) => {
      count += 1;
      const dies = count % every === 0;
      if (dies && when === 'before') throw new Error('killed');
      const isTold = await house.events.publish(event);
      if (dies) throw new Error('killed');
      return isTold;
    },
  };
}
/** Runs a worker that is killed until one run comes to its end. */
async function runUntilDone(create: () => { run(): Promise<number> }): Promise<number> {
  for (let deaths = 0; ; deaths += 1) {
    try {
      await create().run();
      return deaths;
    } catch (error) {
      expect(String(error)).toContain('killed');
    }
  }
}

describe('what is told of records (key.created)', () => {
  it('begins with what happens after the first look, however much there was before', async () => {
    await fill(house.audit, 50);
    await issueMany(30, 'old');
    await Promise.all([1, 2, 3].map(() => house.worker().run()));
    expect(await house.told()).toEqual([]);
    const names = await issueMany(3, 'new');
    await house.worker().run();
    expect(await toldNames()).toEqual(names);
  });

  it('is everything once, in its order, over several workers at the same time and many portions', async () => {
    await house.worker().run();
    const names = await issueMany(450);
    await Promise.all(Array.from({ length: 4 }, () => house.worker().run()));
    expect(sorted(await toldNames())).toEqual(sorted(names));
    const alone = await issueMany(250, 'alone');
    await house.worker().run();
    expect((await toldNames()).slice(names.length)).toEqual(alone);
  });

  it.each(['before', 'after'] as const)('is everything once where workers die %s telling', async (when) => {
    await house.worker().run();
    const names = await issueMany(40);
    const events = dyingLog(7, when);
    const deaths = await runUntilDone(() => house.worker({ events }));
    expect(deaths).toBeGreaterThan(3);
    expect(await toldNames()).toEqual(names);
  });

  it('is everything once where a worker dies before it has said how far it has come', async () => {
    await house.worker().run();
    const names = await issueMany(10);
    const cursor = new AuditCursor(house.redis);
    const move = vi.spyOn(cursor, 'moveTo');
    for (let deaths = 0; deaths < 3; deaths += 1) move.mockRejectedValueOnce(new Error('killed'));
    expect(await runUntilDone(() => house.worker({ cursor }))).toBe(3);
    expect(await toldNames()).toEqual(names);
  });

  it('is everything once where a worker that is late puts the place back', async () => {
    await house.worker().run();
    const place = await house.redis.get(cursorKey);
    const names = await issueMany(10);
    await house.worker().run();
    await house.redis.set(cursorKey, place ?? '');
    await house.worker().run();
    expect(await toldNames()).toEqual(names);
  });

  it('is everything once over a Redis that is killed and comes back', async () => {
    await house.worker().run();
    const names = await issueMany(60);
    const running = Promise.all([house.worker().run(), house.worker().run()]);
    await house.server.restart();
    await running;
    await house.worker().run();
    expect(sorted(await toldNames())).toEqual(sorted(names));
  });

  it('goes on where retention has taken entries away, and says so in the log of the worker', async () => {
    await house.worker().run();
    await issueMany(5, 'gone');
    await house.redis.xtrim(redisKeys.audit().entries, 'MAXLEN', 2);
    const warn = vi.fn();
    await house.worker({ logger: { warn } as never }).run();
    expect(await toldNames()).toEqual(['gone-3', 'gone-4']);
    expect(warn).toHaveBeenCalledExactlyOnceWith({ from: 1, to: 3 }, expect.any(String));
  });

  it('goes on where the log has lost its end, and says nothing twice', async () => {
    await house.worker().run();
    const names = await issueMany(3);
    await house.worker().run();
    await house.redis.set(cursorKey, 1_000);
    const more = await issueMany(2, 'more');
    await house.worker().run();
    await house.worker().run();
    expect(await toldNames()).toEqual([...names, ...more]);
  });

  it('begins at the end where its place is none', async () => {
    await issueMany(3, 'old');
    for (const place of ['nowhere', '-1', '1.5', ' ']) {
      await house.redis.set(cursorKey, place);
      await house.worker().run();
      expect(await house.redis.get(cursorKey)).toBe('3');
    }
    expect(await house.told()).toEqual([]);
  });

  it('is told of no change that is a month old, so that nothing is ever told twice', async () => {
    await house.worker().run();
    const names = await issueMany(2);
    await house.worker().run();
    await house.redis.set(cursorKey, 0);
    await house.redis.del(...(await house.redis.keys('*:once:*')));
    const clock = { now: () => systemClock.now() + 30 * 86_400_000 };
    expect(await house.worker({ clock }).run()).toBe(0);
    expect(await toldNames()).toEqual(names);
  });

  it('is not told again where the head of the log is gone or forged', async () => {
    await house.worker().run();
    const names = await issueMany(3);
    await house.worker().run();
    for (const seq of ['0', 'x', '-1']) {
      await house.redis.hset(redisKeys.audit().head, 'seq', seq);
      await house.worker().run();
      expect(await house.redis.get(cursorKey)).toBe('3');
    }
    await house.redis.del(redisKeys.audit().head);
    expect(await house.worker().run()).toBe(0);
    expect(await toldNames()).toEqual(names);
  });

  it('passes over what cannot be read', async () => {
    await house.worker().run();
    const { entries, head } = redisKeys.audit();
    const texts = [
      '',
      '{',
      'null',
      '{"action":"api-keys.created"}',
      JSON.stringify({ action: 'api-keys.created', id: 7 }),
    ];
    for (const [index, text] of texts.entries()) await house.redis.xadd(entries, `${index + 1}-0`, 'entry', text);
    await house.redis.hset(head, 'seq', texts.length);
    expect(await house.worker().run()).toBe(0);
    expect(await house.redis.get(cursorKey)).toBe(String(texts.length));
    // No number of the relay's own: nobody may be held up by it.
    await house.redis.xadd(entries, `${texts.length}-7`, 'entry', '{');
    expect(await house.worker().run()).toBe(0);
  });

  it('costs one look at an end that has not moved', async () => {
    await house.worker().run();
    const cursor = new AuditCursor(house.redis);
    const move = vi.spyOn(cursor, 'moveTo');
    const tail = new AuditTail(house.redis);
    const look = vi.spyOn(tail, 'after');
    await house.worker({ cursor, tail }).run();
    expect([look.mock.calls.length, move.mock.calls.length]).toEqual([1, 0]);
  });
});

it('the log that is followed names its end also where nothing is left of it', async () => {
  const tail = new AuditTail(house.redis);
  expect(await tail.end()).toBe(0);
  await issueMany(3);
  await house.redis.xtrim(redisKeys.audit().entries, 'MAXLEN', 0);
  expect([await tail.end(), await tail.after(0)]).toEqual([3, { entries: [] }]);
  expect(await new EventLog(house.redis, systemClock).waiting(1)).toEqual([]);
});
