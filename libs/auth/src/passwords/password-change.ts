import type { SessionOrigin } from '../sessions/session';
import type { OpenedSession, Sessions } from '../sessions/sessions';
import type { SignInThrottle } from '../sign-in/sign-in-throttle';
import type { User } from '../users/user';
import type { Users } from '../users/users';
import { normalPassword } from './normal-password';
import { passwordObjection } from './password-policy';
import type { Passwords } from './passwords';

export interface PasswordChangeRequest extends SessionOrigin {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
}

export type PasswordChangeOutcome =
  | ({ readonly outcome: 'changed'; readonly user: User } & OpenedSession)
  | { readonly outcome: 'refused'; readonly reason: 'throttled'; readonly retryAfterSeconds: number }
  /** In words for the person who chose the password. */
  | { readonly outcome: 'refused'; readonly reason: 'not-acceptable'; readonly objection: string }
  | { readonly outcome: 'refused'; readonly reason: 'kept-in-directory' | 'wrong-password' | 'changed-meanwhile' };

/** Lets people replace their own password. Every session of theirs ends; the caller gets a new one. */
export class PasswordChange {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
  ) {}

  /**
   * A wrong current password counts like a failed sign-in: whoever finds an open browser cannot go on guessing.
   * @throws GatewayError `policy_too_many_attempts` when too many passwords are being hashed
   */
  async change({ id, username, passwordHash }: User, request: PasswordChangeRequest): Promise<PasswordChangeOutcome> {
    if (passwordHash === undefined) return { outcome: 'refused', reason: 'kept-in-directory' };
    const { currentPassword, newPassword, address, userAgent } = request;
    const objection = await objectionTo(newPassword, currentPassword, username);
    if (objection !== undefined) return { outcome: 'refused', reason: 'not-acceptable', objection };
    const admission = await this.throttle.take(username, address);
    if (!admission.granted) {
      return { outcome: 'refused', reason: 'throttled', retryAfterSeconds: admission.retryAfterSeconds };
    }
    const matches = await this.passwords.verify(currentPassword, passwordHash).catch(async (error: unknown) => {
      await this.throttle.giveBack(admission.attempt);
      throw error;
    });
    if (!matches) return { outcome: 'refused', reason: 'wrong-password' };
    await this.throttle.succeeded(admission.attempt);
    const newHash = await this.passwords.hash(newPassword);
    // Hashing takes a while: what else was changed since then must stay changed.
    const current = this.users.get(id);
    if (current?.passwordHash !== passwordHash) return { outcome: 'refused', reason: 'changed-meanwhile' };
    const outcome = await this.users.update({ ...current, passwordHash: newHash, mustChangePassword: false });
    const user = this.users.get(id);
    if (outcome !== 'written' || !user) return { outcome: 'refused', reason: 'changed-meanwhile' };
    await this.sessions.endAll(id);
    return { outcome: 'changed', user, ...(await this.sessions.open(user, { address, userAgent })) };
  }
}

async function objectionTo(
  newPassword: string,
  currentPassword: string,
  username: string,
): Promise<string | undefined> {
  if (normalPassword(newPassword) === normalPassword(currentPassword)) return 'this is the password that you have';
  return passwordObjection(newPassword, username);
}
