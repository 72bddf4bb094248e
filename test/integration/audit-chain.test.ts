import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditChain, AuditTrail, AuditVerifier, actAs, auditedCollections } from '@app/audit';
import { systemClock } from '@app/common';
import { LiveCollection, type RedisConnection, redisKeys } from '@app/redis';
import { type AuditLog, chainedEntries, createVault, event, fill, openAuditLog } from '../support/audit-log';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const vault = createVault();
let server: RedisServer;
let redis: RedisConnection;
let log: AuditLog;
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
  log = await openAuditLog(redis, vault);
});

interface Thing {
  readonly id: string;
  readonly count: number;
  readonly passwordHash?: string;
}
const thingsOf = async (connection: RedisConnection, trail: AuditTrail): Promise<LiveCollection<Thing>> => {
  const things = new LiveCollection<Thing>(connection, {
    collection: 'users',
    decode: (value) => value as Thing,
  });
  things.keepJournal(trail);
  await things.sync();
  return things;
};

describe('the way into the chain', () => {
  it('is taken by changes of records and by notes', async () => {
    const things = await thingsOf(redis, log.trail);
    await things.create({ id: 'a', count: 1 });
    await things.replace({ id: 'a', count: 2 });
    await things.delete('a');
    await log.trail.note(event(1));
    expect(await log.chain.drain()).toBe(4);
    const entries = await chainedEntries(redis);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    const changes = entries.filter(({ action }) => action !== 'test.done');
    expect(changes).toMatchObject([
      { action: 'users.created', after: { id: 'a', count: 1 } },
      { action: 'users.updated', before: { count: 1 }, after: { count: 2 } },
      { action: 'users.deleted', before: { id: 'a', count: 2 }, subject: { type: 'users', id: 'a' } },
    ]);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 4 });
  });

  it('goes by the time at which entries came into their outboxes', async () => {
    const names = Object.keys(auditedCollections);
    for (let time = 1; time <= 150; time += 1) {
      const collection = names[(time * 7) % names.length] ?? '';
      const entry = log.trail.entryFor({ collection, id: String(time), before: undefined, after: {} });
      await redis.xadd(redisKeys.collection(collection).auditOutbox, `${time}-0`, 'entry', entry);
    }
    await log.chain.drain();
    const subjects = (await chainedEntries(redis)).map(({ subject }) => Number((subject as { id: string }).id));
    expect(subjects).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  });

  it('leaves nothing behind in the outboxes', async () => {
    const things = await thingsOf(redis, log.trail);
    await things.create({ id: 'a', count: 1 });
    await fill(log, 3);
    expect(await redis.xlen(redisKeys.audit().outbox)).toBe(0);
    expect(await redis.xlen(redisKeys.collection('users').auditOutbox)).toBe(0);
    expect(await redis.exists(redisKeys.audit().handedOver)).toBe(0);
  });

  it('says who did it, from where, and gives a long name of a client its end', async () => {
    const actor = { kind: 'user', id: 'usr_1', username: 'ada', role: 'admin' } as const;
    const origin = { address: '192.0.2.1', userAgent: 'x'.repeat(1_000), requestId: 'req_1' };
    await actAs({ actor, origin }, () => log.trail.note(event(1)));
    await log.chain.drain();
    const [entry] = await chainedEntries(redis);
    expect(entry).toMatchObject({ actor, origin: { ...origin, userAgent: 'x'.repeat(200) } });
  });

  it('keeps secrets out, and still shows that one changed', async () => {
    const things = await thingsOf(redis, log.trail);
    await things.create({ id: 'a', count: 1, passwordHash: 'the first secret' });
    await things.replace({ id: 'a', count: 1, passwordHash: 'the second secret' });
    const waiting = JSON.stringify(await redis.xrange(redisKeys.collection('users').auditOutbox, '-', '+'));
    await log.chain.drain();
    expect(`${waiting}${JSON.stringify(await chainedEntries(redis))}`).not.toMatch(/secret/);
    const [, update] = await chainedEntries(redis);
    const mac = expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/) as string;
    expect(update).toMatchObject({ before: { passwordHash: mac }, after: { passwordHash: mac } });
    expect(update?.before).not.toEqual(update?.after);
  });

  it('chains as much as there is, in portions', async () => {
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 100 }, (_, index) => log.trail.note(event(round * 100 + index))));
    }
    expect(await log.chain.drain()).toBe(500);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 500 });
  });

  it('chains an entry once that came into its outbox twice, as after a lost answer of the store', async () => {
    const { outbox } = redisKeys.audit();
    await log.trail.note(event(1));
    const [[, fields] = ['', []]] = await redis.xrange(outbox, '-', '+');
    await redis.xadd(outbox, '*', 'entry', String(fields[1]));
    await log.trail.note(event(2));
    expect(await log.chain.drain()).toBe(2);
    expect((await chainedEntries(redis)).map(({ detail }) => detail)).toEqual([{ number: 1 }, { number: 2 }]);
    expect(await redis.xlen(outbox)).toBe(0);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 2 });
  });

  it('takes what somebody else put into an outbox for what it is, and repeats none of it', async () => {
    await log.trail.note(event(1));
    const [[, fields] = ['', []]] = await redis.xrange(redisKeys.audit().outbox, '-', '+');
    const forged = String(fields[1]).replace('test.done', 'test.fake');
    for (const text of [forged, 'garbage', '{}', '']) await redis.xadd(redisKeys.audit().outbox, '*', 'entry', text);
    await redis.xadd(redisKeys.collection('users').auditOutbox, '99999999999999999-0', 'other', 'garbage');
    expect(await log.chain.drain()).toBe(6);
    const entries = await chainedEntries(redis);
    expect(entries.map(({ action }) => action)).toEqual([
      'test.done',
      ...Array.from({ length: 5 }, () => 'audit.entry-rejected'),
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/garbage|fake/);
    expect(await log.chain.drain()).toBe(0);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 6 });
  });
});

/** A connection of a process that dies at its `count`-th command, before it or right after it was carried out. */
function dyingConnection(count: number, when: 'before' | 'after'): RedisConnection {
  let seen = 0;
  return new Proxy(redis, {
    get: (target, name) => {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== 'function') return member;
      return async (...parameters: unknown[]): Promise<unknown> => {
        seen += 1;
        if (seen > count || (seen === count && when === 'before')) throw new Error('this process is dead');
        const result: unknown = await Reflect.apply(member, target, parameters);
        if (seen >= count) throw new Error('this process is dead');
        return result;
      };
    },
  });
}

describe('a process that dies on the way', () => {
  it.each(['before', 'after'] as const)('%s any of its commands leaves each entry once in the chain', async (when) => {
    let died = 0;
    let total = 0;
    for (let count = 1; count <= 40; count += 1) {
      const things = await thingsOf(redis, log.trail);
      await things.create({ id: `thing-${when}-${count}`, count });
      await log.trail.note(event(count));
      total += 2;
      const dying = new AuditChain(dyingConnection(count, when), log.key);
      await dying.drain().catch(() => (died += 1));
      await log.chain.drain();
      const ids = (await chainedEntries(redis)).map(({ id }) => id);
      expect([ids.length, new Set(ids).size]).toEqual([total, total]);
    }
    expect(died).toBeGreaterThan(15);
    expect(died).toBeLessThan(40);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: total });
    expect(await redis.exists(redisKeys.audit().handedOver)).toBe(0);
  });
});

describe('several processes at the same time', () => {
  it('chain each of 500 changes once', async () => {
    const connections = await Promise.all([1, 2, 3].map(() => openRedis(server.url)));
    const logs = await Promise.all(connections.map((connection) => openAuditLog(connection, vault)));
    const written = new AbortController();
    const draining = logs.map(async ({ chain }) => {
      while (!written.signal.aborted) await chain.drain();
    });
    await Promise.all(
      connections.map(async (connection, gateway) => {
        const things = await thingsOf(connection, logs[gateway]!.trail);
        const changes = gateway === 2 ? 100 : 200;
        for (let count = 0; count < changes; count += 1) await things.create({ id: `${gateway}-${count}`, count });
      }),
    );
    written.abort();
    await Promise.all(draining);
    await log.chain.drain();
    const subjects = (await chainedEntries(redis)).map(({ subject }) => (subject as { id: string }).id);
    expect([subjects.length, new Set(subjects).size]).toEqual([500, 500]);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 500 });
    for (const connection of connections) connection.disconnect();
  });

  it('agree on one key, whoever comes first', async () => {
    await redis.flushall();
    const logs = await Promise.all(Array.from({ length: 5 }, () => openAuditLog(redis, vault)));
    const fingerprints = logs.map(({ trail }) => trail.fingerprint('a'));
    expect(new Set(fingerprints).size).toBe(1);
  });
});

describe('a change that cannot be put down', () => {
  it('is not made', async () => {
    const things = await thingsOf(redis, log.trail);
    await redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
    await expect(things.create({ id: 'a', count: 1 })).rejects.toThrow(/OOM/);
    await expect(log.trail.note(event(1))).rejects.toMatchObject({ code: 'gateway_unavailable' });
    await redis.config('SET', 'maxmemory', '0');
    expect(await redis.hexists(redisKeys.collection('users').records, 'a')).toBe(0);
    expect(await log.chain.drain()).toBe(0);
  });

  it('does not hold up the chain, which needs no more memory than the outboxes', async () => {
    await log.trail.note(event(1));
    await redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
    expect(await log.chain.drain()).toBe(1);
    await redis.config('SET', 'maxmemory', '0');
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 1 });
  });
});

describe('the key of the chain', () => {
  it('is sealed in the store', async () => {
    expect(await redis.get(redisKeys.audit().key)).toMatch(/^v1\.k1\./);
  });

  it('is not made anew for a log that has lost it', async () => {
    await fill(log, 1);
    await redis.del(redisKeys.audit().key);
    await expect(openAuditLog(redis, vault)).rejects.toThrow(/restore it from a backup/);
  });

  it('does not open with other master keys', async () => {
    await expect(openAuditLog(redis, createVault())).rejects.toThrow(/does not open/);
  });
});

describe('a log without its head', () => {
  it.each(['missing', 'forged'])('(%s) takes nothing more, and loses nothing', async (how) => {
    await fill(log, 2);
    const { head, outbox } = redisKeys.audit();
    await (how === 'missing' ? redis.del(head) : redis.hset(head, 'seq', '1'));
    await log.trail.note(event(3));
    await expect(log.chain.drain()).rejects.toThrow(/verify the log/);
    expect(await redis.xlen(outbox)).toBe(1);
  });
});

it('adds nothing behind entries that somebody else put at the end', async () => {
  await fill(log, 2);
  await redis.xadd(redisKeys.audit().entries, '900-0', 'entry', '{}');
  await log.trail.note(event(3));
  await expect(log.chain.drain()).rejects.toThrow(/behind its head: verify the log/);
  expect(await redis.xlen(redisKeys.audit().outbox)).toBe(1);
});

it('reads the outbox of every collection that is audited', async () => {
  for (const collection of Object.keys(auditedCollections)) {
    const trail = new AuditTrail(redis, systemClock, log.key);
    const entry = trail.entryFor({ collection, id: 'a', before: undefined, after: { id: 'a' } });
    await redis.xadd(redisKeys.collection(collection).auditOutbox, '*', 'entry', entry);
  }
  expect(await log.chain.drain()).toBe(Object.keys(auditedCollections).length);
  expect(await new AuditVerifier(redis, log.key).verify()).toMatchObject({ verified: true });
});
