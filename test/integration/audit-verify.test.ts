import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAuditKey } from '@app/audit';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type AuditLog, createVault, event, fill, openAuditLog } from '../support/audit-log';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const COUNT = 12;
const vault = createVault();
const { entries, head, anchor, key } = redisKeys.audit();
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
  await fill(log, COUNT);
});

type Row = [streamId: string, fields: string[]];

/** Writes the stream again, as somebody would who can do anything to the store and has no key. */
async function rewrite(change: (rows: Row[]) => Row[]): Promise<void> {
  const rows = await redis.xrange(entries, '-', '+');
  await redis.del(entries);
  for (const [streamId, fields] of change(rows)) await redis.xadd(entries, streamId, ...fields);
}

const swapContents = (rows: Row[], first: number, second: number): Row[] =>
  rows.map(([streamId, fields], index) => {
    const from = index === first ? second : index === second ? first : index;
    return [streamId, rows[from]?.[1] ?? fields];
  });
const numberedAgain = (rows: Row[]): Row[] => rows.map(([, fields], index) => [`${index + 1}-0`, fields]);
const withText = (rows: Row[], index: number, change: (text: string) => string): Row[] =>
  rows.map(([streamId, fields], at) => [
    streamId,
    at === index ? ['entry', change(fields[1] ?? ''), 'hash', fields[3] ?? ''] : fields,
  ]);

const tampering: readonly [what: string, tamper: () => Promise<unknown>, seq: number, reason: string][] = [
  ['a changed word', () => rewrite((rows) => withText(rows, 4, (text) => text.replace('done', 'gone'))), 5, 'changed'],
  ['a space more', () => rewrite((rows) => withText(rows, 0, (text) => `${text} `)), 1, 'changed'],
  ['a text that is no JSON', () => rewrite((rows) => withText(rows, 11, () => 'garbage')), 12, 'changed'],
  ['an empty text', () => rewrite((rows) => withText(rows, 7, () => '')), 8, 'changed'],
  [
    'another hash',
    () => rewrite((rows) => rows.map(([id, [, text = '']]) => [id, ['entry', text, 'hash', '0'.repeat(64)]])),
    ...([1, 'changed'] as const),
  ],
  ['fields of other names', () => rewrite((rows) => rows.map(([id]) => [id, ['a', 'b']])), 1, 'changed'],
  ['a deleted entry', () => redis.xdel(entries, '6-0'), 6, 'missing'],
  ['a deleted first entry', () => redis.xdel(entries, '1-0'), 1, 'missing'],
  ['a deleted last entry', () => redis.xdel(entries, `${COUNT}-0`), COUNT, 'missing'],
  ['a log cut at the end', () => rewrite((rows) => rows.slice(0, 9)), 10, 'missing'],
  ['a log cut at the beginning', () => redis.xtrim(entries, 'MINID', '4-0'), 1, 'missing'],
  ['the loss of all entries', () => redis.del(entries), 1, 'missing'],
  ['two entries that changed places', () => rewrite((rows) => swapContents(rows, 2, 8)), 3, 'moved'],
  ['a gap that was closed', () => rewrite((rows) => numberedAgain(rows.filter((_, i) => i !== 5))), 6, 'moved'],
  [
    'an entry slipped in, the rest numbered again',
    () => rewrite((rows) => numberedAgain([...rows.slice(0, 3), rows[8]!, ...rows.slice(3)])),
    ...([4, 'moved'] as const),
  ],
  [
    'an entry slipped in beside another',
    () => rewrite((rows) => [...rows.slice(0, 3), ['3-1', rows[2]![1]], ...rows.slice(3)]),
    ...([4, 'inserted'] as const),
  ],
  ['an entry before the first', () => rewrite((rows) => [['0-5', rows[0]![1]], ...rows]), 1, 'inserted'],
  ['an entry added at the end', () => redis.xadd(entries, '13-0', 'entry', '{"seq":13}', 'hash', 'x'), 13, 'changed'],
  ['an entry far behind the end', () => redis.xadd(entries, '900-0', 'entry', '{}', 'hash', 'x'), 13, 'missing'],
];

describe('the log as it was written', () => {
  it('is verified, with the number and the hash of its end', async () => {
    const found = await log.verifier.verify();
    const hash = (await redis.hget(head, 'hash')) ?? '';
    expect(found).toEqual({ verified: true, entries: COUNT, headHash: hash, headSeq: COUNT });
  });

  it('is verified while it grows', async () => {
    const enough = new AbortController();
    const growing = (async () => {
      while (!enough.signal.aborted) {
        await log.trail.note(event(0));
        await log.chain.drain();
      }
    })();
    for (let look = 0; look < 20; look += 1) expect(await log.verifier.verify()).toMatchObject({ verified: true });
    enough.abort();
    await growing;
  });

  it('is verified when it is empty', async () => {
    await redis.flushall();
    const empty = await openAuditLog(redis, vault);
    expect(await empty.verifier.verify()).toMatchObject({ verified: true, entries: 0 });
  });
});

describe('tampering', () => {
  it.each(tampering)('is found: %s', async (_, tamper, seq, reason) => {
    await tamper();
    expect(await log.verifier.verify()).toMatchObject({
      verified: false,
      firstBad: { seq, reason: `entry-${reason}` },
      entries: seq - 1,
    });
  });

  it('is found when the end was cut and the head set back by hand', async () => {
    await rewrite((rows) => rows.slice(0, 9));
    const rows = await redis.xrange(entries, '-', '+');
    await redis.hset(head, { seq: '9', hash: rows.at(-1)?.[1][3] ?? '' });
    expect((await log.verifier.verify()).firstBad).toEqual({ seq: 1, reason: 'head-forged' });
  });

  it('is found when the head is gone', async () => {
    await redis.del(head);
    expect((await log.verifier.verify()).firstBad).toEqual({ seq: 1, reason: 'head-missing' });
  });

  it('is found when somebody makes an anchor for entries that they took away', async () => {
    const rows = await redis.xrange(entries, '-', '+');
    await redis.xtrim(entries, 'MINID', '4-0');
    await redis.hset(anchor, { seq: '3', hash: rows[2]?.[1][3] ?? '', mac: (await redis.hget(head, 'mac')) ?? '' });
    expect((await log.verifier.verify()).firstBad).toEqual({ seq: 1, reason: 'anchor-forged' });
  });

  it('is found in a log written with another key', async () => {
    const other = await openRedis(server.url);
    const kept = await redis.get(key);
    await redis.flushall();
    const forged = await openAuditLog(other, vault);
    await fill(forged, 3);
    await redis.set(key, kept ?? '');
    expect(await log.verifier.verify()).toMatchObject({ verified: false, entries: 0 });
    other.disconnect();
  });

  it('shows when not even the key is left', async () => {
    await redis.del(key);
    expect(await findAuditKey(redis, vault)).toBeUndefined();
  });
});
