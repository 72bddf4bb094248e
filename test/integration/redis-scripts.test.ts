import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RedisConnection } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { ScriptedRequest } from '../support/scripted-request';

let server: RedisServer;
let redis: RedisConnection;
let request: ScriptedRequest;
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
  request = new ScriptedRequest(redis);
});

const gone = { isLeased: false, note: {} };

describe('open', () => {
  it('leaves a lease and a note', async () => {
    expect(await request.open()).toBe(true);
    expect(await request.state()).toEqual({ isLeased: true, note: { facts: '{"facts":1}' }, records: [] });
  });

  it('sent twice is one request', async () => {
    await request.open();
    await request.open();
    expect(await redis.zcard(request.leases)).toBe(1);
    expect(await request.settle('')).toBe(true);
    expect(await request.state()).toEqual({ ...gone, records: [] });
  });

  it('counts its lease by the clock of the server', async () => {
    await request.open(5_000);
    const [seconds, microseconds] = await redis.time();
    const now = Number(seconds) * 1_000 + Number(microseconds) / 1_000;
    const expiry = Number(await redis.zscore(request.leases, request.id));
    expect(expiry - now).toBeGreaterThan(4_000);
    expect(expiry - now).toBeLessThanOrEqual(5_000);
  });
});

describe('mark', () => {
  it('notes the attempt, and the last one counts', async () => {
    await request.open();
    expect(await request.mark('{"number":1}')).toBe(true);
    expect(await request.mark('{"number":2}')).toBe(true);
    expect((await request.state()).note).toMatchObject({ attempt: '{"number":2}' });
  });

  it('does not bring a settled request back', async () => {
    await request.open();
    await request.settle('');
    expect(await request.mark()).toBe(false);
    expect(await request.state()).toEqual({ ...gone, records: [] });
  });
});

describe('checkpoint', () => {
  it('renews the lease and keeps the figures', async () => {
    await request.open(1);
    expect(await request.checkpoint('{"tokens":5}')).toBe(true);
    expect(await request.settleIfExpired('late')).toBe(false);
    expect((await request.state()).note).toMatchObject({ metered: '{"tokens":5}' });
  });

  it('without news leaves the figures as they are', async () => {
    await request.open();
    await request.checkpoint('{"tokens":5}');
    await request.checkpoint('');
    expect((await request.state()).note).toMatchObject({ metered: '{"tokens":5}' });
  });

  it('does not bring a settled request back', async () => {
    await request.open();
    await request.mark();
    await request.settle('whole');
    expect(await request.checkpoint('{"tokens":5}')).toBe(false);
    expect(await request.state()).toEqual({ ...gone, records: ['whole'] });
  });
});

describe('settle', () => {
  it('takes lease and note away and leaves one record, however often it is sent', async () => {
    await request.open();
    await request.mark();
    expect(await request.settle('whole')).toBe(true);
    expect(await request.settle('whole')).toBe(false);
    expect(await request.settle('another')).toBe(false);
    expect(await request.state()).toEqual({ ...gone, records: ['whole'] });
  });

  it('leaves no record of a request that never left', async () => {
    await request.open();
    expect(await request.settle('')).toBe(true);
    expect(await request.state()).toEqual({ ...gone, records: [] });
  });

  it('by the reaper leaves a request alone that is alive', async () => {
    await request.open();
    await request.mark();
    expect(await request.settleIfExpired('gateway lost')).toBe(false);
    expect(await request.settle('whole')).toBe(true);
    expect((await request.state()).records).toEqual(['whole']);
  });

  it('by the reaper ends a request whose lease has expired, and its gateway comes too late', async () => {
    await request.open();
    await request.mark();
    await request.expire();
    expect(await request.settleIfExpired('gateway lost')).toBe(true);
    expect(await request.settle('whole')).toBe(false);
    expect(await request.state()).toEqual({ ...gone, records: ['gateway lost'] });
  });

  it('by a reaper that read the request before it left is put off to the next round', async () => {
    await request.open();
    await request.expire();
    await request.mark();
    expect(await request.settleIfExpired('', '')).toBe(false);
    expect(await request.settleIfExpired('gateway lost', '{"number":0}')).toBe(false);
    expect((await request.state()).isLeased).toBe(true);
    expect(await request.settleIfExpired('gateway lost')).toBe(true);
    expect((await request.state()).records).toEqual(['gateway lost']);
  });

  it('clears a request away of which nothing can be read', async () => {
    await request.open();
    await request.mark('not even JSON');
    await request.expire();
    expect(await request.settleIfExpired('', 'not even JSON')).toBe(true);
    expect(await request.state()).toEqual({ ...gone, records: [] });
  });

  it('clears a lease away whose note is gone', async () => {
    await request.open();
    await redis.del(request.note);
    await request.expire();
    expect(await request.settleIfExpired('', '')).toBe(false);
    expect(await request.state()).toEqual({ ...gone, records: [] });
  });
});

describe('expired', () => {
  it('lists requests only after the grace, and changes nothing', async () => {
    await request.open();
    expect(await request.expired()).toEqual([]);
    await request.expire(3_000);
    expect(await request.expired(5_000)).toEqual([]);
    expect(await request.expired(1_000)).toEqual([request.id]);
    expect((await request.state()).isLeased).toBe(true);
  });
});

describe('a server that is out of memory', () => {
  beforeEach(async () => {
    await request.open();
    // Less than an empty server needs: from here on every write of a client is refused.
    await redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
  });
  afterEach(async () => {
    await redis.config('SET', 'maxmemory', '0');
  });

  it('lets nothing new in, before anything is changed', async () => {
    const another = new ScriptedRequest(redis);
    await expect(another.open()).rejects.toThrow(/OOM/);
    expect(await another.state()).toEqual({ ...gone, records: [] });
  });

  it('still lets open requests go on to their end', async () => {
    expect(await request.mark()).toBe(true);
    expect(await request.checkpoint('{"tokens":5}')).toBe(true);
    expect(await request.expired()).toEqual([]);
    expect(await request.settle('whole')).toBe(true);
    expect(await request.state()).toEqual({ ...gone, records: ['whole'] });
  });

  it('still lets the reaper do its work', async () => {
    await request.mark();
    await redis.config('SET', 'maxmemory', '0');
    await request.expire(10_000);
    await redis.config('SET', 'maxmemory', '1');
    expect(await request.expired(5_000)).toEqual([request.id]);
    expect(await request.settleIfExpired('gateway lost')).toBe(true);
    expect(await request.state()).toEqual({ ...gone, records: ['gateway lost'] });
  });
});
