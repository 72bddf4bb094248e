import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditTrail } from '@app/audit';
import { AuditRetention, HeadWitness } from '@app/audit/worker';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type AuditLog, chainedEntries, createVault, event, openAuditLog } from '../support/audit-log';
import { MovableClock } from '../support/control-plane/movable-clock';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const DAY_MS = 86_400_000;
const vault = createVault();
const { entries, anchor } = redisKeys.audit();
let server: RedisServer;
let redis: RedisConnection;
let log: AuditLog;
let clock: MovableClock;
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
  clock = new MovableClock();
  log = await openAuditLog(redis, vault);
});

/** So many entries of today, by the clock of the test. */
async function writeToday(count: number): Promise<void> {
  const trail = new AuditTrail(redis, clock, log.key);
  for (let number = 0; number < count; number += 1) await trail.note(event(number));
  await log.chain.drain();
}
const retention = (days: number) => new AuditRetention(redis, log.key, days, () => clock.now());

describe('retention', () => {
  it('takes away what is older than it has to be kept, and the rest still verifies', async () => {
    await writeToday(700);
    clock.moveBy(10 * DAY_MS);
    await writeToday(5);
    expect(await retention(11).run()).toBe(0);
    expect(await retention(9).run()).toBe(700);
    expect((await chainedEntries(redis)).map(({ seq }) => seq)).toEqual([701, 702, 703, 704, 705]);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 5, headSeq: 705 });
    await writeToday(1);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 6 });
  });

  it('can take everything, and the chain goes on', async () => {
    await writeToday(3);
    clock.moveBy(2 * DAY_MS);
    expect(await retention(1).run()).toBe(3);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 0, headSeq: 3 });
    await writeToday(2);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 2, headSeq: 5 });
  });

  it('takes nothing with 0 days, which mean for ever', async () => {
    await writeToday(3);
    clock.moveBy(10_000 * DAY_MS);
    expect(await retention(0).run()).toBe(0);
  });

  it('of several workers takes each entry once', async () => {
    await writeToday(1_200);
    clock.moveBy(2 * DAY_MS);
    const counts = await Promise.all([1, 2, 3, 4].map(() => retention(1).run()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_200);
    expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: 0 });
  });

  it('does not throw away what proves a change', async () => {
    await writeToday(5);
    clock.moveBy(2 * DAY_MS);
    await redis.xdel(entries, '3-0');
    await expect(retention(1).run()).rejects.toThrow('entry 3: this entry is missing');
    expect(await redis.xlen(entries)).toBe(4);
  });

  it('stops at an anchor that it has not set', async () => {
    await writeToday(5);
    clock.moveBy(2 * DAY_MS);
    await redis.hset(anchor, { seq: '2', hash: '0'.repeat(64), mac: '0'.repeat(64) });
    await expect(retention(1).run()).rejects.toThrow(/not set by the relay/);
  });

  it('under way does not make a look at the log find a fault', async () => {
    await writeToday(3_000);
    clock.moveBy(2 * DAY_MS);
    await writeToday(20);
    const [found] = await Promise.all([log.verifier.verify(), retention(1).run()]);
    expect(found).toMatchObject({ verified: true, headSeq: 3_020 });
  });

  it('taken back by somebody who puts the former anchor there again is found', async () => {
    await writeToday(4);
    clock.moveBy(2 * DAY_MS);
    await retention(1).run();
    const former = await redis.hgetall(anchor);
    await writeToday(4);
    clock.moveBy(2 * DAY_MS);
    await retention(1).run();
    await redis.hset(anchor, former);
    expect((await log.verifier.verify()).firstBad).toEqual({ seq: 5, reason: 'entry-missing' });
  });
});

describe('the line with the end of the log', () => {
  const lines: string[] = [];
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });

  it('comes at once and then every hour', async () => {
    await writeToday(2);
    const witness = new HeadWitness(redis, log.key, pino(output), () => clock.now());
    expect([await witness.run(), await witness.run()]).toEqual([1, 0]);
    clock.moveBy(3_600_000);
    await writeToday(1);
    expect(await witness.run()).toBe(1);
    const said = lines.map((line) => JSON.parse(line) as { seq: number; hash: string });
    expect(said.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(said[1]?.hash).toBe(await redis.hget(redisKeys.audit().head, 'hash'));
  });

  it('is not written for a head that is not the relay’s', async () => {
    await redis.hset(redisKeys.audit().head, 'seq', '7');
    const witness = new HeadWitness(redis, log.key, pino(output), () => clock.now());
    await expect(witness.run()).rejects.toThrow(/not written by the relay/);
  });
});
