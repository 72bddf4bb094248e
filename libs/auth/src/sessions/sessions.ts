import { createId } from '@app/common';
import { type RedisConnection, redisKeys, runScript, signInScripts } from '@app/redis';
import type { User } from '../users/user';
import {
  createNonce,
  digestOfRefreshToken,
  firstRefreshToken,
  parseRefreshToken,
  successorOf,
  wasGivenOut,
} from './refresh-token';
import {
  type Session,
  type SessionDetails,
  type SessionOrigin,
  decodeSession,
  decodeSessionDetails,
  detailFields,
} from './session';
import { SessionList } from './session-list';

export interface OpenedSession {
  readonly session: Session;
  /** For the cookie, and nowhere else. */
  readonly refreshToken: string;
}

export type RotationOutcome =
  | ({ readonly outcome: 'rotated' } & OpenedSession)
  | { readonly outcome: 'reused'; readonly sessionId: string; readonly userId: string }
  | { readonly outcome: 'absent' };

interface Found {
  readonly id: string;
  /** Absent: it is over. */
  readonly details: SessionDetails | undefined;
}

/** A session that nobody refreshes ends after this. */
const IDLE_MS = 12 * 60 * 60 * 1_000;
/** Every session ends after this. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
const ABSOLUTE_MS = SESSION_SECONDS * 1_000;
/** How long the token before the current one is still good: two tabs that refresh at once, or an answer that got lost. */
const GRACE_MS = 10_000;
/** A script that signs in and never out must not fill the store. */
export const SESSIONS_PER_USER = 50;
const LONGEST_USER_AGENT = 200;

/** Signed-in browsers. One hash in Redis each, which the server lets go when it is idle or old. */
export class Sessions {
  private readonly list: SessionList;

  constructor(private readonly connection: RedisConnection) {
    this.list = new SessionList(connection, redisKeys.sessionsOf);
  }

  /** The oldest session of somebody who has too many ends. */
  async open(
    { id: userId, epoch, provider }: User,
    { address, userAgent }: SessionOrigin = {},
  ): Promise<OpenedSession> {
    const session: Session = { id: createId('ses'), userId, epoch };
    const seal = createNonce();
    const token = firstRefreshToken(session.id, seal);
    const listed = await this.list.add(userId, session.id, ABSOLUTE_MS);
    const details = { seal, provider, address, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) };
    const fields = Object.entries(details).flatMap(([name, value]) => (value ? [name, value] : []));
    await runScript(
      this.connection,
      signInScripts.openSession,
      [redisKeys.session(session.id)],
      [userId, epoch, digestOfRefreshToken(token), IDLE_MS, ABSOLUTE_MS, ...fields],
    );
    if (listed > SESSIONS_PER_USER) await this.endOldest(userId);
    return { session, refreshToken: token.text };
  }

  /**
   * Exchanges a refresh token for the next one. A token that was exchanged earlier ends the whole session: one of its holders is a thief.
   * One that the session never gave out ends nothing: whoever knows a session's id could end it.
   */
  async rotate(presented: string): Promise<RotationOutcome> {
    const token = parseRefreshToken(presented, 'ses');
    if (!token) return { outcome: 'absent' };
    const nonce = createNonce();
    const seal = await this.connection.hget(redisKeys.session(token.sessionId), 'seal');
    const successor = digestOfRefreshToken(successorOf(token, nonce, seal));
    const times = [IDLE_MS, ABSOLUTE_MS, GRACE_MS];
    const [outcome, userId, epoch, nonceInForce] = await runScript(
      this.connection,
      signInScripts.rotateSession,
      [redisKeys.session(token.sessionId)],
      [digestOfRefreshToken(token), successor, nonce, ...times, wasGivenOut(token, seal) ? 1 : 0],
    );
    if (outcome === 'reused' && userId !== undefined) return { outcome, sessionId: token.sessionId, userId };
    const session = decodeSession(token.sessionId, userId, epoch);
    if (outcome !== 'rotated' || !session || nonceInForce === undefined) return { outcome: 'absent' };
    return { outcome, session, refreshToken: successorOf(token, nonceInForce, seal).text };
  }

  async get(id: string): Promise<Session | undefined> {
    const [userId, epoch] = await this.connection.hmget(redisKeys.session(id), 'userId', 'epoch');
    return decodeSession(id, userId, epoch);
  }

  /** The sessions of a user that stand, the oldest first. What is found to be over is cleared away. */
  async listOf({ id: userId, epoch }: Pick<User, 'id' | 'epoch'>): Promise<SessionDetails[]> {
    const found = await this.read(userId);
    await this.tidy(userId, found);
    const standing = found.flatMap(({ details }) => details ?? []);
    await Promise.all(standing.filter((session) => session.epoch < epoch).map((session) => this.end(session)));
    return standing.filter((session) => session.epoch === epoch).sort(byCreation);
  }

  async end({ id, userId }: Pick<Session, 'id' | 'userId'>): Promise<void> {
    await this.delete(id);
    await this.list.remove(userId, [id]);
  }

  /** Clears the sessions of a user away. Who must be sure that none remains raises the user's epoch first: see `Users.endSessions`. */
  async endAll(userId: string): Promise<void> {
    const ids = await this.list.idsOf(userId);
    await Promise.all(ids.map((id) => this.delete(id)));
    await this.list.remove(userId, ids);
  }

  private async endOldest(userId: string): Promise<void> {
    const found = await this.read(userId);
    await this.tidy(userId, found);
    const standing = found.flatMap(({ details }) => details ?? []);
    const tooMany = standing.slice(0, Math.max(0, standing.length - SESSIONS_PER_USER));
    await Promise.all(tooMany.map((session) => this.end(session)));
  }

  /** Everything on a user's list, in its order. */
  private async read(userId: string): Promise<Found[]> {
    const ids = await this.list.idsOf(userId);
    return Promise.all(
      ids.map(async (id) => {
        const details = decodeSessionDetails(id, await this.connection.hmget(redisKeys.session(id), ...detailFields));
        return { id, details: details?.userId === userId ? details : undefined };
      }),
    );
  }

  private tidy(userId: string, found: readonly Found[]): Promise<void> {
    const gone = found.filter(({ details }) => !details).map(({ id }) => id);
    return this.list.tidy(userId, gone);
  }

  private async delete(id: string): Promise<void> {
    await this.connection.del(redisKeys.session(id));
  }
}

/** The list is in the order in which sessions were put there, which two sign-ins at once may leave in another. */
const byCreation = (first: SessionDetails, second: SessionDetails): number =>
  first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id);
