import type { Passwords } from '../passwords/passwords';
import type { OpenedSession, Sessions } from '../sessions/sessions';
import { canonicalUsername } from '../users/canonical-username';
import { isActive } from '../users/is-active';
import type { User } from '../users/user';
import type { Users } from '../users/users';
import type { SignInThrottle } from './sign-in-throttle';

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  /** Where the request came from, as the server trusts it. */
  readonly address: string;
}

/** Why somebody was refused is for the log; the caller is told the same each time. */
export type SignInOutcome =
  | ({ readonly outcome: 'signed-in'; readonly user: User } & OpenedSession)
  | { readonly outcome: 'refused'; readonly reason: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'refused'; readonly reason: 'unknown-user' | 'wrong-password' | 'switched-off' };

/** Signs a local user in. */
export class SignIn {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
  ) {}

  /** @throws GatewayError `policy_too_many_attempts` when too many passwords are being hashed */
  async signIn({ username, password, address }: SignInRequest): Promise<SignInOutcome> {
    const account = canonicalUsername(username);
    const admission = await this.throttle.take(account, address);
    if (!admission.granted) {
      return { outcome: 'refused', reason: 'throttled', retryAfterSeconds: admission.retryAfterSeconds };
    }
    // Known and unknown names take the same way, the look in the store included: its time must not tell them apart.
    await this.users.collection.sync();
    const user = this.users.findByUsername(account);
    const matches = await this.passwords.verify(password, user?.passwordHash).catch(async (error: unknown) => {
      await this.throttle.giveBack(admission.attempt);
      throw error;
    });
    if (!user) return { outcome: 'refused', reason: 'unknown-user' };
    if (!matches) return { outcome: 'refused', reason: 'wrong-password' };
    if (!isActive(user)) return { outcome: 'refused', reason: 'switched-off' };
    await this.throttle.succeeded(admission.attempt);
    await this.strengthen(user, password);
    return { outcome: 'signed-in', user, ...(await this.sessions.open(user)) };
  }

  private async strengthen(user: User, password: string): Promise<void> {
    if (user.passwordHash === undefined || !this.passwords.isWeak(user.passwordHash)) return;
    await this.users.strengthenHash(user, await this.passwords.hash(password));
  }
}
