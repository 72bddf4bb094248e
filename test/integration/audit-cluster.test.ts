import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuditReader, auditedCollections } from '@app/audit';
import { AuditRetention } from '@app/audit/worker';
import { LiveCollection, type RedisConnection, redisKeys } from '@app/redis';
import { createVault, event, openAuditLog } from '../support/audit-log';
import { openRedis } from '../support/open-redis';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';

const DAY_MS = 86_400_000;
let cluster: RedisCluster;
let redis: RedisConnection;
beforeAll(async () => {
  cluster = await startRedisCluster();
  redis = await openRedis(cluster.url, 'requests');
});
afterAll(async () => {
  redis.disconnect();
  await cluster.stop();
});

it('the audit log takes over from outboxes on all masters of a Redis Cluster, verifies, is read and trimmed', async () => {
  const log = await openAuditLog(redis, createVault());
  const names = Object.keys(auditedCollections);
  for (const name of names) {
    const decode = (value: unknown) => value as { id: string };
    const collection = new LiveCollection(redis, { collection: name, decode });
    collection.keepJournal(log.trail);
    await Promise.all(['a', 'b', 'c'].map((id) => collection.create({ id })));
  }
  await log.trail.note(event(1));
  const count = names.length * 3 + 1;
  expect(await log.chain.drain()).toBe(count);
  expect(await log.verifier.verify()).toMatchObject({ verified: true, entries: count });
  expect((await new AuditReader(redis).list({ subjectType: 'users' }, 10)).items).toHaveLength(3);
  const inAWeek = () => Date.now() + 7 * DAY_MS;
  expect(await new AuditRetention(redis, log.key, 1, inAWeek).run()).toBe(count);
  expect(await redis.xlen(redisKeys.audit().entries)).toBe(0);
  expect(await log.verifier.verify()).toMatchObject({ verified: true, headSeq: count });
});
