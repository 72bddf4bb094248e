import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys, runScript } from '@app/redis';
import { recordScripts } from '../../libs/redis/src/scripts/record-scripts';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

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
beforeEach(async () => {
  await redis.flushall();
});

const CHANGED_MEANWHILE = -1;
const TAKEN = -2;

describe('put-record', () => {
  const keys = redisKeys.collection('things');

  interface Put {
    readonly id?: string;
    readonly expected?: string;
    readonly text?: string;
    readonly oldUnique?: string;
    readonly newUnique?: string;
    readonly entry?: string;
    readonly atRevision?: string;
  }
  const put = ({
    id = 'a',
    expected = '',
    text = '',
    oldUnique = '',
    newUnique = '',
    entry = '',
    atRevision = '',
  }: Put): Promise<number> =>
    runScript(
      redis,
      recordScripts.put,
      [keys.records, keys.revision, keys.changes, keys.unique, keys.auditOutbox],
      [id, expected, text, oldUnique, newUnique, entry, atRevision],
    );
  const change = (id = 'a') => redis.zscore(keys.changes, id).then(Number);

  it('creates a record and notes the change', async () => {
    expect(await put({ text: 'one' })).toBe(1);
    expect(await redis.hget(keys.records, 'a')).toBe('one');
    expect(await change()).toBe(1);
    expect(await put({ id: 'b', text: 'one' })).toBe(2);
  });

  it('replaces only what the caller read', async () => {
    await put({ text: 'one' });
    expect(await put({ expected: 'one', text: 'two' })).toBe(2);
    expect(await put({ expected: 'one', text: 'three' })).toBe(CHANGED_MEANWHILE);
    expect(await put({ text: 'created again' })).toBe(CHANGED_MEANWHILE);
    expect(await redis.hget(keys.records, 'a')).toBe('two');
    expect(await change()).toBe(2);
  });

  it('leaves the audit entry of a change that is made, once, and of no other', async () => {
    await put({ text: 'one', entry: 'created' });
    await put({ text: 'one', entry: 'sent again' });
    await put({ expected: 'two', text: 'three', entry: 'refused' });
    const entries = await redis.xrange(keys.auditOutbox, '-', '+');
    expect(entries.map(([, fields]) => fields)).toEqual([['entry', 'created']]);
  });

  it('changes nothing where the audit entry cannot be left', async () => {
    await redis.set(keys.auditOutbox, 'no stream');
    await expect(put({ text: 'one', newUnique: 'name', entry: 'created' })).rejects.toThrow(/WRONGTYPE/);
    expect(await redis.exists(keys.records, keys.revision, keys.changes, keys.unique)).toBe(0);
  });

  it('writes under a condition on the whole collection only while nothing of it has changed', async () => {
    await put({ text: 'one' });
    await put({ id: 'b', text: 'one' });
    expect(await put({ expected: 'one', text: 'two', atRevision: '1' })).toBe(CHANGED_MEANWHILE);
    expect(await put({ expected: 'one', text: 'two', atRevision: '2' })).toBe(3);
  });

  it('deletes only what the caller read, and leaves a note for the others', async () => {
    await put({ text: 'one' });
    expect(await put({ expected: 'other' })).toBe(CHANGED_MEANWHILE);
    expect(await put({ expected: 'one' })).toBe(2);
    expect(await redis.hexists(keys.records, 'a')).toBe(0);
    expect(await change()).toBe(2);
  });

  it('sent twice is one change with one revision', async () => {
    const creation = { text: 'one', newUnique: 'name' };
    expect([await put(creation), await put(creation)]).toEqual([1, 1]);
    const replacement = { expected: 'one', text: 'two', oldUnique: 'name', newUnique: 'other name' };
    expect([await put(replacement), await put(replacement)]).toEqual([2, 2]);
    const deletion = { expected: 'two', oldUnique: 'other name' };
    expect([await put(deletion), await put(deletion)]).toEqual([3, 3]);
    expect(await redis.get(keys.revision)).toBe('3');
  });

  it('gives a unique value to one record only, and frees it when it is given up', async () => {
    await put({ text: 'one', newUnique: 'name' });
    expect(await put({ id: 'b', text: 'one', newUnique: 'name' })).toBe(TAKEN);
    expect(await redis.hexists(keys.records, 'b')).toBe(0);
    await put({ expected: 'one', text: 'two', oldUnique: 'name', newUnique: 'new name' });
    expect(await put({ id: 'b', text: 'one', newUnique: 'name' })).toBe(3);
    expect(await put({ id: 'c', text: 'one', newUnique: 'new name' })).toBe(TAKEN);
    await put({ expected: 'two', oldUnique: 'new name' });
    expect(await put({ id: 'c', text: 'one', newUnique: 'new name' })).toBe(5);
    expect(await redis.hgetall(keys.unique)).toEqual({ name: 'b', 'new name': 'c' });
  });

  it('lets one of many that create the same unique value win', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
    const results = await Promise.all(ids.map((id) => put({ id, text: id, newUnique: 'name' })));
    expect(results.filter((result) => result > 0)).toEqual([1]);
    expect(results.filter((result) => result === TAKEN)).toHaveLength(19);
    expect(await redis.hlen(keys.records)).toBe(1);
  });

  it('is refused when the server is out of memory, before anything is changed', async () => {
    await redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
    await expect(put({ text: 'one', newUnique: 'name' })).rejects.toThrow(/OOM/);
    await redis.config('SET', 'maxmemory', '0');
    expect(await redis.keys('*')).toEqual([]);
  });
});
