import type { DirectoryFreshness } from './directory/sync/directory-freshness';
import type { Session } from './sessions/session';
import type { Sessions } from './sessions/sessions';
import type { AccessTokens } from './tokens/access-tokens';
import type { User } from './users/user';
import type { Users } from './users/users';

/** Who makes a control-plane request. */
export interface SignedIn {
  readonly user: User;
  readonly sessionId: string;
  /** When the token that was shown is good no more, milliseconds since the epoch. */
  readonly tokenExpiresAt: number;
}

/** Tells who stands behind a token or a session, as things are now and not as they were when it was issued. */
export class Authenticator {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly accessTokens: AccessTokens,
    private readonly freshness: Pick<DirectoryFreshness, 'mayAct'>,
  ) {}

  /** Undefined when the token is not a good one, its session ended, or its user was changed or switched off since. */
  async authenticate(accessToken: string): Promise<SignedIn | undefined> {
    const claims = await this.accessTokens.verify(accessToken);
    if (!claims) return undefined;
    const session = await this.sessions.get(claims.sessionId);
    if (session?.userId !== claims.userId || session.epoch !== claims.epoch) return undefined;
    const user = await this.userOf(session);
    return user && { user, sessionId: session.id, tokenExpiresAt: claims.expiresAt };
  }

  /** Who stands behind a sign-in now that was accepted before, however old its token is. Undefined when it would be refused. */
  async userNow({ user, sessionId }: Pick<SignedIn, 'user' | 'sessionId'>): Promise<User | undefined> {
    const session = await this.sessions.get(sessionId);
    return session?.userId === user.id && session.epoch === user.epoch ? this.userOf(session) : undefined;
  }

  /** As `userOf`, by what the store holds at this moment: a refresh is rare, and lasts longer than a request. */
  async currentUserOf(session: Session): Promise<User | undefined> {
    await this.users.collection.sync();
    return this.userOf(session);
  }

  /** The user of a session that still stands. */
  private async userOf(session: Session): Promise<User | undefined> {
    let user = this.users.get(session.userId);
    if (user?.epoch !== session.epoch) {
      // The change may have been made through another process in the last quarter of a second.
      await this.users.collection.sync();
      user = this.users.get(session.userId);
    }
    return user && this.freshness.mayAct(user) && user.epoch === session.epoch ? user : undefined;
  }
}
