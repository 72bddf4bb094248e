import { type Authenticator, type Permission, type SignedIn, mayDo } from '@app/auth';
import type { Viewer } from './viewer';

interface Watched {
  readonly signedIn: SignedIn;
  /** What each needs to be told anything. */
  readonly viewers: Map<Viewer, Permission>;
}

/** Ends the connections of those who would be refused by now. One small question for each session, however many its connections are. */
export class SignInWatch {
  private readonly sessions = new Map<string, Watched>();

  constructor(private readonly authenticator: Pick<Authenticator, 'userNow'>) {}

  add(viewer: Viewer, permission: Permission): void {
    const { signedIn } = viewer;
    const watched = this.sessions.get(signedIn.sessionId) ?? { signedIn, viewers: new Map<Viewer, Permission>() };
    watched.viewers.set(viewer, permission);
    this.sessions.set(signedIn.sessionId, watched);
  }

  remove(viewer: Viewer): void {
    const { sessionId } = viewer.signedIn;
    const watched = this.sessions.get(sessionId);
    watched?.viewers.delete(viewer);
    if (watched?.viewers.size === 0) this.sessions.delete(sessionId);
  }

  /** @throws what Redis says: nothing is known of whom it was asked for then, and nobody is ended */
  async check(): Promise<void> {
    for (const { viewers } of this.sessions.values())
      for (const viewer of viewers.keys()) if (viewer.hasExpired) viewer.end('token-expired');
    await Promise.all([...this.sessions.values()].map((watched) => this.checkOne(watched)));
  }

  private async checkOne({ signedIn, viewers }: Watched): Promise<void> {
    const user = await this.authenticator.userNow(signedIn);
    for (const [viewer, permission] of viewers) {
      if (!user) viewer.end('session-ended');
      else if (!mayDo(user.role, permission)) viewer.end('permission-lost');
    }
  }
}
