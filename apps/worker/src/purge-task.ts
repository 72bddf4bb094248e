import { ApiKeys } from '@app/api-keys';
import { type AuditKey, AuditTrail } from '@app/audit';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { PurgeDeleted } from './purge-deleted';
import type { RepeatedTask } from './repeated-task';

const EVERY_MS = 600_000;

/** What is done for people and keys that were deleted. */
export function createPurgeTask(redis: RedisConnection, auditKey: AuditKey): RepeatedTask {
  const auditTrail = new AuditTrail(redis, systemClock, auditKey);
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  for (const { collection } of [users, apiKeys]) collection.keepJournal(auditTrail);
  const purge = new PurgeDeleted(users, apiKeys, systemClock);
  return { name: 'take away for good what was deleted', everyMs: EVERY_MS, run: () => purge.run() };
}
