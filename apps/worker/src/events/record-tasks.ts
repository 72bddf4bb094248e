import { ApiKeys } from '@app/api-keys';
import { AuditTail } from '@app/audit';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { RepeatedTask } from '../repeater';
import { AuditCursor } from './records/audit-cursor';
import { RecordEvents } from './records/record-events';

/** What is told of keys and people. */
export function createRecordTasks(redis: RedisConnection, logger: Logger): RepeatedTask[] {
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  const events = new EventLog(redis, systemClock);
  const records = new RecordEvents({
    ...{ tail: new AuditTail(redis), cursor: new AuditCursor(redis), events, apiKeys, users, logger },
  });
  return [{ name: 'tell what became of keys and people', everyMs: 1_000, run: () => records.run() }];
}
