import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ActorContext, AuditTrail, actAs } from '@app/audit';
import { Authenticator, Sessions, type SignedIn, type User, mayDo } from '@app/auth';
import { AccountConnections, type PendingConnection } from '@app/platforms';
import { originOf } from '../../../control-plane/audit/origin-of';
import { userAs } from '../../../control-plane/audit/user-as';
import { browserDigest } from './connect-cookie';
import { anotherBrowser, sessionOver, unknownConnection } from './connection-refused';

/** Says whose a connection is: it belongs to the session in which it was begun, and comes back to the browser of it. */
@Injectable()
export class ConnectionSessions {
  constructor(
    private readonly connections: AccountConnections,
    private readonly sessions: Sessions,
    private readonly authenticator: Authenticator,
    private readonly trail: AuditTrail,
  ) {}

  /** The connection that somebody who is signed in brings the answer of. @throws ControlPlaneError */
  async ofCaller(state: string, { sessionId }: SignedIn): Promise<PendingConnection> {
    const pending = await this.connections.find(state);
    if (!pending) throw unknownConnection();
    if (pending.starter.sessionId === sessionId) return pending;
    await this.noteForeign();
    throw unknownConnection();
  }

  /**
   * The connection that a browser brings the answer of, and whoever began it. Browsers come back without a token: the cookie says that it is the
   * browser, the store that the session still stands.
   * @throws ControlPlaneError
   */
  async ofBrowser(
    state: string,
    secret: string | undefined,
    request: FastifyRequest,
  ): Promise<{ readonly pending: PendingConnection; readonly actor: ActorContext }> {
    const pending = await this.connections.find(state);
    if (!pending) throw unknownConnection();
    const { starter } = pending;
    if (secret === undefined || browserDigest(secret) !== starter.browser) {
      await actAs({ actor: { kind: 'anonymous' }, origin: originOf(request) }, () => this.noteForeign());
      throw anotherBrowser();
    }
    const user = await this.userOf(starter.sessionId);
    if (user?.id !== starter.userId) throw sessionOver();
    return { pending, actor: { actor: userAs(user), origin: originOf(request) } };
  }

  private async userOf(sessionId: string): Promise<User | undefined> {
    const session = await this.sessions.get(sessionId);
    const user = session && (await this.authenticator.currentUserOf(session));
    return user && user.mustChangePassword !== true && mayDo(user.role, 'accounts.write') ? user : undefined;
  }

  private noteForeign(): Promise<void> {
    return this.trail.note({
      ...{ action: 'accounts.connect-refused', outcome: 'refused', detail: { code: 'foreign_session' } },
    });
  }
}
