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
import type { User } from '../users/user';

/** A device that is signed in. What it may do is its relay key's to say. */
export interface DeviceSession {
  readonly id: string;
  readonly userId: string;
  /** The user's epoch when they approved the device. */
  readonly epoch: number;
  readonly keyId: string;
}

export type DeviceRotation =
  | { readonly outcome: 'rotated'; readonly session: DeviceSession; readonly refreshToken: string }
  | { readonly outcome: 'reused'; readonly session: DeviceSession }
  | { readonly outcome: 'absent' };

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A device that nobody uses is signed out after this. */
const IDLE_MS = 30 * DAY_MS;
/** Every device is signed out after this. */
export const DEVICE_SESSION_DAYS = 90;
const ABSOLUTE_MS = DEVICE_SESSION_DAYS * DAY_MS;
/** How long the token before the current one is still good: an answer that got lost, two processes that share the token. */
const GRACE_MS = 10_000;

/** Devices that are signed in, by their refresh tokens. One hash in Redis each, which the server lets go when it is idle or old. */
export class DeviceSessions {
  constructor(private readonly connection: RedisConnection) {}

  /** @returns the first refresh token */
  async open({ id: userId, epoch }: Pick<User, 'id' | 'epoch'>, keyId: string): Promise<string> {
    const seal = createNonce();
    const token = firstRefreshToken(createId('dev'), seal);
    await runScript(
      this.connection,
      deviceScripts.openSession,
      [redisKeys.deviceSession(token.sessionId)],
      [userId, epoch, keyId, digestOfRefreshToken(token), IDLE_MS, ABSOLUTE_MS, seal],
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

  async end(id: string): Promise<void> {
    await this.connection.del(redisKeys.deviceSession(id));
  }
}
