import { Inject, Injectable } from '@nestjs/common';
import { DirectoryStatuses, type NameLock, SignInThrottle, type User, Users, directoryUnreachable } from '@app/auth';
import { EventLog, type NewEvent } from '@app/events';
import type { Logger } from '@app/telemetry';
import { plainLine } from '@app/common';
import { LOGGER } from '../bootstrap/tokens';

/** A password that was not let through, wherever somebody typed it. */
export interface RefusedPassword {
  /** Canonical, and maybe anything that somebody has typed. */
  readonly username: string;
  readonly reason: string;
  /** Where it is known whose name it is. */
  readonly userId?: string;
}

const LONGEST_NAME = 100;
/** Anybody can lock any number of names that nobody has: they are told together, once in this time. */
const NAMES_OF_NOBODY_MS = 15 * 60 * 1_000;

/** Tells that a user name is closed after failures, and that the directory was away when somebody wanted to sign in. */
@Injectable()
export class SignInAlarms {
  constructor(
    private readonly throttle: SignInThrottle,
    private readonly users: Users,
    private readonly statuses: DirectoryStatuses,
    private readonly events: EventLog,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Nobody waits for it, so that the time of an answer says nothing of a name, and a refusal stays one when nothing can be told. A lock
   * that goes untold here is told at the next try.
   */
  refused(refusal: RefusedPassword): void {
    this.tell(refusal).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn({ reason }, 'nobody was told of a refused sign-in');
    });
  }

  private async tell({ username, reason, userId }: RefusedPassword): Promise<void> {
    if (reason === 'directory-unavailable')
      await this.events.publish(directoryUnreachable(this.statuses.current(), { foundBy: 'sign-in' }));
    const user = this.users.findByUsername(username) ?? (userId === undefined ? undefined : this.users.get(userId));
    // Other spellings of a name of the directory count under its own name as well.
    const names = new Set([user?.username ?? username, username]);
    for (const name of names) {
      const lock = await this.throttle.lockOf(name);
      if (!lock) continue;
      await this.events.publish(lockout(lock, user));
      return;
    }
  }
}

/** What was typed is told only where it is somebody's name: people type passwords into the field of the user name. */
function lockout({ failures, since, until }: NameLock, user: User | undefined): NewEvent {
  const end = new Date(until).toISOString();
  const name = user === undefined ? 'a name that nobody has' : plainLine(user.username, LONGEST_NAME);
  const { groupIds = [] } = user ?? {};
  return {
    type: 'auth.lockout',
    at: new Date(since).toISOString(),
    summary: `Sign-in as ${name} is closed until ${end}, after ${failures} failures`,
    data: {
      ...{ known: user !== undefined, failures, until: end },
      ...(user ? { userId: user.id, username: user.username } : {}),
    },
    ...(groupIds.length === 0 ? {} : { groupIds }),
    once: user
      ? { name: `auth.lockout:${user.id}:${since}`, forMs: until - since }
      : { name: 'auth.lockout:nobody', forMs: NAMES_OF_NOBODY_MS },
  };
}
