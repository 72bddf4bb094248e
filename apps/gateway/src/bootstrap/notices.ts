import type { Users } from '@app/auth';
import type { Clock } from '@app/common';
import { type EventLog, OUTAGE_TICK_MS, RedisOutages } from '@app/events';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { LimitNotices } from '@app/usage';
import type { Memberships } from '../people/memberships';

interface NoticeParts {
  /** Of the purpose `background`. */
  readonly connection: RedisConnection;
  readonly events: EventLog;
  readonly users: Users;
  readonly memberships: Memberships;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What this process tells of in its own time, and not on the way of a request. */
export interface Notices {
  readonly limitNotices: LimitNotices;
  readonly outages: RedisOutages;
  start(): void;
  /** Tells what is left. */
  stop(): Promise<void>;
}

const LAST_WORDS_MS = 1_000;

export function createNotices({ connection, events, users, memberships, clock, logger }: NoticeParts): Notices {
  const groupIdsOf = (userId: string): readonly string[] => {
    const user = users.get(userId);
    return user ? memberships.groupIdsOf(user) : [];
  };
  const limitNotices = new LimitNotices({ log: events, groupIdsOf, clock, logger });
  const outages = new RedisOutages({ connection, log: events, process: 'gateway', clock, logger });
  let timer: NodeJS.Timeout | undefined;
  return {
    ...{ limitNotices, outages },
    start: () => {
      limitNotices.start();
      timer = setInterval(() => outages.tick(), OUTAGE_TICK_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await limitNotices.stop(LAST_WORDS_MS);
    },
  };
}
