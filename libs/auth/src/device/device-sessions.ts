import { createId } from '@app/common';
import { type RedisConnection, deviceScripts, redisKeys, runScript } from '@app/redis';
import {
  createNonce,
  digestOfRefreshToken,
  firstRefreshToken,
  parseRefreshToken,
  successorOf,
  wasGivenOut,
} from '../sessions/refresh-token';
import { decodeMoment, decodeSession } from '../sessions/session';
import { SessionList } from '../sessions/session-list';
import type { User } from '../users/user';
import type { DeviceFacts } from './device-grants';

/** A device that is signed in. What it may do is its relay key's to say. */
export interface DeviceSession {
  readonly id: string;
  readonly userId: string;
  /** The user's epoch when they approved the device. */
  readonly epoch: number;
  readonly keyId: string;
}

/** A device as the person who let it in is shown it. */
export interface DeviceSessionDetails extends DeviceSession, DeviceFacts {
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC: when it was signed in or last refreshed, which a device in use does about once an hour. */
  readonly lastUsedAt: string;
}

export type DeviceRotation =
  | { readonly outcome: 'rotated'; readonly session: DeviceSession; readonly refreshToken: string }
  | { readonly outcome: 'reused'; readonly session: DeviceSession }
  | { readonly outcome: 'absent' };

type Approver = Pick<User, 'id' | 'epoch'>;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A device that nobody uses is signed out after this. */
const IDLE_MS = 30 * DAY_MS;
/** Every device is signed out after this. */
export const DEVICE_SESSION_DAYS = 90;
const ABSOLUTE_MS = DEVICE_SESSION_DAYS * DAY_MS;
/** How long the token before the current one is still good: an answer that got lost, two processes that share the token. */
const GRACE_MS = 10_000;
const detailFields = ['userId', 'epoch', 'keyId', 'openedAt', 'rotatedAt', 'client', 'address'] as const;

/** Devices that are signed in, by their refresh tokens. One hash in Redis each, which the server lets go when it is idle or old. */
export class DeviceSessions {
  private readonly list: SessionList;

  constructor(private readonly connection: RedisConnection) {
    this.list = new SessionList(connection, redisKeys.deviceSessionsOf);
  }

  /** @returns the first refresh token */
  async open({ id: userId, epoch }: Approver, keyId: string, { client, address }: DeviceFacts): Promise<string> {
    const seal = createNonce();
    const token = firstRefreshToken(createId('dev'), seal);
    await this.list.add(userId, token.sessionId, ABSOLUTE_MS);
    await runScript(
      this.connection,
      deviceScripts.openSession,
      [redisKeys.deviceSession(token.sessionId)],
      [userId, epoch, keyId, digestOfRefreshToken(token), IDLE_MS, ABSOLUTE_MS, seal, client, address],
    );
    return token.text;
  }

  /**
   * Exchanges a refresh token for the next one. A token that was exchanged earlier ends the session: one of its holders is a thief. One
   * that the session never gave out ends nothing.
   */
  async rotate(presented: string): Promise<DeviceRotation> {
    const token = parseRefreshToken(presented, 'dev');
    if (!token) return { outcome: 'absent' };
    const nonce = createNonce();
    const seal = await this.connection.hget(redisKeys.deviceSession(token.sessionId), 'seal');
    const successor = digestOfRefreshToken(successorOf(token, nonce, seal));
    const times = [IDLE_MS, ABSOLUTE_MS, GRACE_MS];
    const [outcome, userId, epoch, keyId, nonceInForce] = await runScript(
      this.connection,
      deviceScripts.rotateSession,
      [redisKeys.deviceSession(token.sessionId)],
      [digestOfRefreshToken(token), successor, nonce, ...times, wasGivenOut(token, seal) ? 1 : 0],
    );
    if (userId === undefined || keyId === undefined || !/^\d{1,15}$/.test(epoch ?? '')) return { outcome: 'absent' };
    const session = { id: token.sessionId, userId, epoch: Number(epoch), keyId };
    if (outcome === 'reused') return { outcome, session };
    if (outcome !== 'rotated' || nonceInForce === undefined) return { outcome: 'absent' };
    return { outcome, session, refreshToken: successorOf(token, nonceInForce, seal).text };
  }

  /**
   * The devices of a user that are signed in, the first one first. What is found to be over is cleared away. Whether their relay keys
   * stand is not known here.
   */
  async listOf({ id: userId, epoch }: Approver): Promise<DeviceSessionDetails[]> {
    const found = await this.read(userId);
    const gone = found.filter(({ details }) => !details).map(({ id }) => id);
    await this.list.tidy(userId, gone);
    const standing = found.flatMap(({ details }) => details ?? []);
    await Promise.all(standing.filter((session) => session.epoch < epoch).map((session) => this.end(session)));
    return standing.filter((session) => session.epoch === epoch);
  }

  async end({ id, userId }: Pick<DeviceSession, 'id' | 'userId'>): Promise<void> {
    await this.connection.del(redisKeys.deviceSession(id));
    await this.list.remove(userId, [id]);
  }

  /** Everything on a user's list, in its order. */
  private async read(userId: string): Promise<{ id: string; details: DeviceSessionDetails | undefined }[]> {
    const ids = await this.list.idsOf(userId);
    return Promise.all(
      ids.map(async (id) => {
        const details = decodeDetails(id, await this.connection.hmget(redisKeys.deviceSession(id), ...detailFields));
        return { id, details: details?.userId === userId ? details : undefined };
      }),
    );
  }
}

/** A missing field is an absent session. */
function decodeDetails(id: string, fields: readonly (string | null)[]): DeviceSessionDetails | undefined {
  const [userId, epoch, keyId, openedAt, rotatedAt, client, address] = fields;
  const session = decodeSession(id, userId, epoch);
  const createdAt = decodeMoment(openedAt);
  if (!session || createdAt === undefined || keyId == null || client == null || address == null) return undefined;
  return { ...session, keyId, createdAt, lastUsedAt: decodeMoment(rotatedAt) ?? createdAt, client, address };
}
