import { ApiKeys } from '@app/api-keys';
import { AuditTail } from '@app/audit';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { RepeatedTask } from '../repeated-task';
import { KeyExpiryNotices } from './notices/key-expiry-notices';
import { AuditCursor } from './records/audit-cursor';
import { RecordEvents } from './records/record-events';

export interface RecordTasks {
  /** For every worker. */
  readonly records: RepeatedTask;
  /** For one of them at a time, though several do no harm. */
  readonly keyExpiry: RepeatedTask;
}

/** Often enough for a notice of days, and for a key whose end somebody has just moved. */
const EXPIRY_EVERY_MS = 60 * 60 * 1_000;

/** What is told of keys and people. */
export function createRecordTasks(settings: Settings, redis: RedisConnection, logger: Logger): RecordTasks {
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  const events = new EventLog(redis, systemClock);
  const records = new RecordEvents({
    ...{ tail: new AuditTail(redis), cursor: new AuditCursor(redis), events, apiKeys, users, logger },
    clock: systemClock,
  });
  const expiry = new KeyExpiryNotices(apiKeys, users, events, settings.keyExpiryNoticeDays, systemClock);
  return {
    records: { name: 'tell what became of keys and people', everyMs: 1_000, run: () => records.run() },
    keyExpiry: { name: 'tell which keys expire soon', everyMs: EXPIRY_EVERY_MS, run: () => expiry.run() },
  };
}
