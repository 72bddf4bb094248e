import type { OpenedSession } from '../sessions/sessions';
import type { Suspension } from '../users/directory-standing';
import type { User } from '../users/user';

/**
 * Why somebody is not let in. `name-belongs-to-another-entry`: the directory knows the password and the name, and here the name is that of
 * somebody else. `throttled-under-another-name`: this spelling was not tried too often, and the person behind it was.
 */
export type SignInRefusal =
  | 'unknown-user'
  | 'wrong-password'
  | 'switched-off'
  | 'suspended-by-directory'
  | 'name-belongs-to-another-entry'
  | 'throttled-under-another-name'
  | 'directory-off'
  | 'directory-unavailable';

/**
 * Why somebody was refused is for the log; the caller is told the same each time, but for a directory that is away. `username` is
 * canonical, and may be anything that somebody has typed.
 */
export type SignInOutcome =
  | ({ readonly outcome: 'signed-in'; readonly user: User } & OpenedSession)
  | {
      readonly outcome: 'refused';
      readonly username: string;
      readonly reason: 'throttled';
      readonly retryAfterSeconds: number;
    }
  | {
      readonly outcome: 'refused';
      readonly username: string;
      readonly reason: SignInRefusal;
      /** Where it is known whose name it is. */
      readonly userId?: string;
      readonly suspended?: Suspension;
    };
