import type { Users } from '@app/auth';
import type { Clock } from '@app/common';
import type { EventLog } from '@app/events';
import type { Logger } from '@app/telemetry';
import { LimitNotices } from '@app/usage';
import type { Memberships } from '../people/memberships';

interface NoticeParts {
  readonly events: EventLog;
  readonly users: Users;
  readonly memberships: Memberships;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What this process tells of in its own time, and not on the way of a request. */
export interface Notices {
  readonly limitNotices: LimitNotices;
  start(): void;
  /** Tells what is left. */
  stop(): Promise<void>;
}

const LAST_WORDS_MS = 1_000;

export function createNotices({ events, users, memberships, clock, logger }: NoticeParts): Notices {
  const groupIdsOf = (userId: string): readonly string[] => {
    const user = users.get(userId);
    return user ? memberships.groupIdsOf(user) : [];
  };
  const limitNotices = new LimitNotices({ log: events, groupIdsOf, clock, logger });
  return {
    limitNotices,
    start: () => limitNotices.start(),
    stop: () => limitNotices.stop(LAST_WORDS_MS),
  };
}
