import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CollectionPoller, type RedisConnection, redisKeys } from '@app/redis';
import { LiveNotes } from '../support/live-notes';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

const keys = redisKeys.collection('notes');
const MANY = 2_000;

let server: RedisServer;
let redis: RedisConnection;
let elsewhere: RedisConnection;
let here: LiveNotes;
let there: LiveNotes;
beforeAll(async () => {
  server = await startRedisServer();
  [redis, elsewhere] = await Promise.all([openRedis(server.url, 'requests'), openRedis(server.url, 'requests')]);
});
afterAll(async () => {
  redis.disconnect();
  elsewhere.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  here = new LiveNotes(redis);
  there = new LiveNotes(elsewhere);
});

describe('a collection that two processes hold', () => {
  it('shows the writer its own change at once, and the other one after a sync', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    expect(here.texts()).toEqual({ a: 'one' });
    expect(there.texts()).toEqual({});
    await there.collection.sync();
    expect(there.texts()).toEqual({ a: 'one' });
    await there.collection.replace({ id: 'a', text: 'two' });
    await here.collection.sync();
    expect(here.texts()).toEqual({ a: 'two' });
  });

  it('is current everywhere within a second while it is polled', async () => {
    const pollers = [here, there].map(({ collection }) => new CollectionPoller([collection]));
    await Promise.all(pollers.map((poller) => poller.start()));
    try {
      await here.collection.create({ id: 'a', text: 'one' });
      await until(() => there.texts().a === 'one', 'a creation is seen', 1_000);
      await here.collection.delete('a');
      await until(() => there.texts().a === undefined, 'a deletion is seen', 1_000);
    } finally {
      for (const poller of pollers) poller.stop();
    }
  });

  it('shows a change that was made before the question, also where a look that began earlier is still under way', async () => {
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const slow = new Proxy(elsewhere, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'get') return member.bind(target) as unknown;
        return async (key: string) => {
          const value = await target.get(key);
          await gate;
          return value;
        };
      },
    });
    const notes = new LiveNotes(slow);
    const early = notes.collection.sync();
    // The connection answers in order: by now the early look has read its revision.
    await elsewhere.ping();
    await here.collection.create({ id: 'a', text: 'one' });
    const late = [notes.collection.sync(), notes.collection.sync()];
    goOn();
    await Promise.all(late);
    expect(notes.texts()).toEqual({ a: 'one' });
    await early;
  });

  it('loses a deleted record everywhere, also where it was never seen', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    await here.collection.create({ id: 'b', text: 'two' });
    await here.collection.delete('a');
    await there.collection.sync();
    expect(there.texts()).toEqual({ b: 'two' });
    await here.collection.create({ id: 'a', text: 'one' });
    await there.collection.sync();
    expect(there.texts()).toEqual({ a: 'one', b: 'two' });
  });

  it('refuses the second of two changes to one state of a record, and shows it the first', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    await there.collection.sync();
    const outcomes = await Promise.all([
      here.collection.replace({ id: 'a', text: 'from here' }),
      there.collection.replace({ id: 'a', text: 'from there' }),
    ]);
    expect([...outcomes].sort()).toEqual(['changed-meanwhile', 'written']);
    expect(here.texts()).toEqual(there.texts());
    expect(here.texts()).toEqual({ a: outcomes[0] === 'written' ? 'from here' : 'from there' });
  });

  it('refuses a change or deletion of what was deleted meanwhile', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    await there.collection.sync();
    await here.collection.delete('a');
    expect(await there.collection.replace({ id: 'a', text: 'two' })).toBe('changed-meanwhile');
    expect(await there.collection.delete('a')).toBe('changed-meanwhile');
    expect(there.texts()).toEqual({});
  });

  it('lets no two records share a unique value', async () => {
    const outcomes = await Promise.all([
      here.collection.create({ id: 'a', text: 'same' }),
      there.collection.create({ id: 'b', text: 'same' }),
    ]);
    expect([...outcomes].sort()).toEqual(['taken', 'written']);
    expect(here.collection.size).toBe(1);
  });

  it('tells listeners of every record that appears, changes or goes', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    await there.collection.sync();
    await here.collection.replace({ id: 'a', text: 'two' });
    await there.collection.sync();
    await here.collection.delete('a');
    await there.collection.sync();
    expect(there.changes).toEqual([
      ['a', 'one'],
      ['a', 'two'],
      ['a', undefined],
    ]);
  });

  it(`loads ${MANY} records in batches, and later only what changed`, async () => {
    const notes = Array.from({ length: MANY }, (_, index) => ({ id: `id-${index}`, text: `text ${index}` }));
    await Promise.all(notes.map((note) => here.collection.create(note)));
    await there.collection.sync();
    expect(there.texts()).toEqual(Object.fromEntries(notes.map(({ id, text }) => [id, text])));
    there.changes.length = 0;
    await here.collection.replace({ id: 'id-7', text: 'changed' });
    await there.collection.sync();
    expect(there.changes).toEqual([['id-7', 'changed']]);
  });
});

describe('a store that went back in time', () => {
  it('is believed when it was emptied', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    await redis.flushall();
    await here.collection.sync();
    expect(here.texts()).toEqual({});
    expect(here.changes.at(-1)).toEqual(['a', undefined]);
    await there.collection.create({ id: 'b', text: 'two' });
    await here.collection.sync();
    expect(here.texts()).toEqual({ b: 'two' });
  });

  it('is believed when it was restored from a backup', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    const backup = await Promise.all(
      (await redis.keys('*')).map(async (key) => [key, await redis.dumpBuffer(key)] as const),
    );
    await here.collection.replace({ id: 'a', text: 'two' });
    await here.collection.create({ id: 'b', text: 'three' });
    await redis.flushall();
    for (const [key, dump] of backup) await redis.restore(key, 0, dump);
    await here.collection.sync();
    expect(here.texts()).toEqual({ a: 'one' });
    expect(await here.collection.create({ id: 'c', text: 'three' })).toBe('written');
  });
});

describe('a record that is not whole', () => {
  it.each([
    ['an empty object', '{}'],
    ['an object with a field missing', '{"id":"a"}'],
    ['something that is no object', '"text"'],
    ['something that is no JSON', '{"id":"a",'],
    ['nothing', ''],
  ])('is absent: %s', async (_, text) => {
    await here.collection.create({ id: 'a', text: 'one' });
    await redis.hset(keys.records, 'a', text);
    await redis.zadd(keys.changes, await redis.incr(keys.revision), 'a');
    await here.collection.sync();
    expect(here.collection.get('a')).toBeUndefined();
    expect(here.collection.size).toBe(0);
  });

  it('does not hide the others', async () => {
    await here.collection.create({ id: 'a', text: 'one' });
    await redis.hset(keys.records, 'broken', '{}');
    await redis.zadd(keys.changes, await redis.incr(keys.revision), 'broken');
    await here.collection.create({ id: 'b', text: 'two' });
    await there.collection.sync();
    expect(there.texts()).toEqual({ a: 'one', b: 'two' });
  });
});
