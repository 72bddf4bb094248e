import { createId } from '@app/common';
import { type RedisConnection, redisKeys, runScript, signInScripts } from '@app/redis';
import type { User } from '../users/user';
import {
  type RefreshToken,
  createNonce,
  digestOfRefreshToken,
  firstRefreshToken,
  parseRefreshToken,
  successorOf,
} from './refresh-token';

export interface Session {
  readonly id: string;
  readonly userId: string;
  /** The user's epoch when they signed in. */
  readonly epoch: number;
}

export interface OpenedSession {
  readonly session: Session;
  /** For the cookie, and nowhere else. */
  readonly refreshToken: string;
}

export type RotationOutcome =
  | ({ readonly outcome: 'rotated' } & OpenedSession)
  | { readonly outcome: 'reused'; readonly sessionId: string; readonly userId: string }
  | { readonly outcome: 'absent' };

/** A session that nobody refreshes ends after this. */
const IDLE_MS = 12 * 60 * 60 * 1_000;
/** Every session ends after this. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
const ABSOLUTE_MS = SESSION_SECONDS * 1_000;
/** How long the token before the current one is still good: two tabs that refresh at once, or an answer that got lost. */
const GRACE_MS = 10_000;

/** Signed-in browsers. One hash in Redis each, which the server lets go when it is idle or old. */
export class Sessions {
  constructor(private readonly connection: RedisConnection) {}

  async open({ id: userId, epoch }: User): Promise<OpenedSession> {
    const session: Session = { id: createId('ses'), userId, epoch };
    const token = firstRefreshToken(session.id);
    await runScript(
      this.connection,
      signInScripts.openSession,
      [redisKeys.session(session.id)],
      [userId, epoch, digestOfRefreshToken(token), IDLE_MS, ABSOLUTE_MS],
    );
    return { session, refreshToken: token.text };
  }

  /** Exchanges a refresh token for the next one. A token that was exchanged earlier ends the whole session: one of its holders is a thief. */
  async rotate(presented: string): Promise<RotationOutcome> {
    const token = parseRefreshToken(presented);
    if (!token) return { outcome: 'absent' };
    const nonce = createNonce();
    const [outcome, userId, epoch, nonceInForce] = await runScript(
      this.connection,
      signInScripts.rotateSession,
      [redisKeys.session(token.sessionId)],
      [digestOfRefreshToken(token), digestOfSuccessor(token, nonce), nonce, IDLE_MS, ABSOLUTE_MS, GRACE_MS],
    );
    if (outcome === 'reused' && userId !== undefined) return { outcome, sessionId: token.sessionId, userId };
    const session = decodeSession(token.sessionId, userId, epoch);
    if (outcome !== 'rotated' || !session || nonceInForce === undefined) return { outcome: 'absent' };
    return { outcome, session, refreshToken: successorOf(token, nonceInForce).text };
  }

  async get(id: string): Promise<Session | undefined> {
    const [userId, epoch] = await this.connection.hmget(redisKeys.session(id), 'userId', 'epoch');
    return decodeSession(id, userId, epoch);
  }

  async end(id: string): Promise<void> {
    await this.connection.del(redisKeys.session(id));
  }
}

const digestOfSuccessor = (token: RefreshToken, nonce: string): string =>
  digestOfRefreshToken(successorOf(token, nonce));

/** A missing field is an absent session. */
function decodeSession(
  id: string,
  userId: string | null | undefined,
  epoch: string | null | undefined,
): Session | undefined {
  if (typeof userId !== 'string' || userId === '' || typeof epoch !== 'string' || !/^\d{1,15}$/.test(epoch))
    return undefined;
  return { id, userId, epoch: Number(epoch) };
}
