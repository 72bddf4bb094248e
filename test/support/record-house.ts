import { ApiKeys } from '@app/api-keys';
import { AuditTail, actAs } from '@app/audit';
import { Users } from '@app/auth';
import { type DomainEvent, systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { type RedisConnection, connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { AuditCursor } from '../../apps/worker/src/events/records/audit-cursor';
import { RecordEvents, type RecordEventsParts } from '../../apps/worker/src/events/records/record-events';
import { type AuditLog, createVault, openAuditLog } from './audit-log';
import { type RedisServer, startRedisServer } from './redis-server';

/** Keys and people with an audit log, and workers that tell what becomes of them. */
export interface RecordHouse {
  readonly server: RedisServer;
  readonly redis: RedisConnection;
  readonly apiKeys: ApiKeys;
  readonly users: Users;
  readonly events: EventLog;
  readonly audit: AuditLog;
  /** Another worker, with memory of its own. */
  worker(changed?: Partial<RecordEventsParts>): RecordEvents;
  /** As `ada`, an owner, and chained. */
  act<Result>(work: () => Promise<Result>): Promise<Result>;
  told(): Promise<DomainEvent[]>;
  stop(): Promise<void>;
}

const ada = { actor: { kind: 'user', id: 'usr_ada', username: 'ada', role: 'owner' }, origin: {} } as const;

/** What `User` wants of a password. */
export const somePasswordHash = '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$aGFzaA';

export async function openRecordHouse(): Promise<RecordHouse> {
  const server = await startRedisServer();
  const logger = createLogger('test', 'silent');
  const redis = connectRedis(server.url, 'background', logger);
  const audit = await openAuditLog(redis, createVault());
  const [apiKeys, users] = [new ApiKeys(redis, systemClock), new Users(redis, systemClock)];
  for (const { collection } of [apiKeys, users]) collection.keepJournal(audit.trail);
  const events = new EventLog(redis, systemClock);
  return {
    ...{ server, redis, apiKeys, users, events, audit },
    worker: (changed = {}) =>
      new RecordEvents({
        ...{ tail: new AuditTail(redis), cursor: new AuditCursor(redis), events, logger, clock: systemClock },
        ...{ apiKeys: new ApiKeys(redis, systemClock), users: new Users(redis, systemClock) },
        ...changed,
      }),
    act: async (work) => {
      const result = await actAs(ada, work);
      await audit.chain.drain();
      return result;
    },
    told: async () => (await events.waiting(10_000)).flatMap(({ event }) => event ?? []),
    stop: async () => {
      redis.disconnect();
      await server.stop();
    },
  };
}
