import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actAs } from '@app/audit';
import {
  DeviceGrants,
  type DeviceSession,
  DeviceSessions,
  RELAY_TOKEN_SECONDS,
  RelayTokens,
  type User,
  Users,
  isActive,
} from '@app/auth';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../bootstrap/tokens';
import { DeviceKeys } from '../device-keys';
import { contextOf } from '../context-of';
import { OauthError } from './oauth-error';

/** RFC 6749, 5.1; `email` is what Claude Code asks people to confirm before it keeps the sign-in. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly email?: string;
}

const signInEnded = (): OauthError =>
  new OauthError('invalid_grant', 'This sign-in has ended: sign in again', { status: 401 });

const noLongerAllowed = (): OauthError =>
  new OauthError('access_denied', 'Whoever approved this sign-in may no longer do so');

/** Devices from the approved code to the end of their sign-in. */
@Injectable()
export class DeviceSignIns {
  constructor(
    private readonly grants: DeviceGrants,
    private readonly sessions: DeviceSessions,
    private readonly tokens: RelayTokens,
    private readonly keys: DeviceKeys,
    private readonly users: Users,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Exchanges an approved device code for tokens, once. The relay key comes into being here and not with the approval, so that nothing is
   * left behind of a device that never comes back.
   * @throws OauthError with what a device is to do instead
   */
  async redeem(deviceCode: string, request: FastifyRequest): Promise<TokenAnswer> {
    const redemption = await this.grants.redeem(deviceCode);
    if (redemption.outcome === 'pending') throw new OauthError('authorization_pending', 'Nobody has decided yet');
    if (redemption.outcome === 'slow-down') throw new OauthError('slow_down', 'Ask five seconds later than before');
    if (redemption.outcome === 'denied') throw new OauthError('access_denied', 'This sign-in was denied');
    if (redemption.outcome === 'absent')
      throw new OauthError('expired_token', 'This code is over: it was used, or nobody decided within ten minutes');
    const user = await this.userOf(redemption);
    if (!user || this.keys.objectionTo(user) !== undefined) throw noLongerAllowed();
    const apiKey = await actAs(contextOf(user, request), () => this.keys.issue(user, redemption));
    if (!apiKey) throw noLongerAllowed();
    const { id: keyId } = apiKey;
    const refreshToken = await this.sessions.open(user, keyId, redemption);
    this.logger.info({ requestId: request.id, userId: user.id, keyId }, 'device signed in');
    // Claude Code shows it and asks: somebody whose code a stranger approved sees the stranger's name.
    return { ...(await this.answer(user, keyId, refreshToken)), email: user.email ?? user.username };
  }

  /**
   * What a directory that has not answered for long means for a person is the relay key guard's to say: a device whose refresh were
   * refused for that would come back with a token that is spent.
   * @throws OauthError 401 `invalid_grant` when the device has to sign in again
   */
  async refresh(refreshToken: string, request: FastifyRequest): Promise<TokenAnswer> {
    const rotation = await this.sessions.rotate(refreshToken);
    if (rotation.outcome === 'absent') throw signInEnded();
    const { session } = rotation;
    if (rotation.outcome === 'reused') {
      const { userId, keyId } = session;
      this.logger.warn({ requestId: request.id, userId, keyId }, 'refresh token of a device used twice: signed out');
      await this.end(session, request);
      throw signInEnded();
    }
    const user = await this.userOf(session);
    if (!user || !(await this.keys.find(session.keyId, user.id))) {
      await this.end(session, request);
      throw signInEnded();
    }
    return this.answer(user, session.keyId, rotation.refreshToken);
  }

  /** Signs a device out by either of its tokens. Anything else does nothing. */
  async revoke(token: string, request: FastifyRequest): Promise<void> {
    const claims = await this.tokens.verify(token);
    if (claims) {
      if (await this.keys.find(claims.keyId, claims.userId)) await this.endKey(claims.keyId, claims.userId, request);
      return;
    }
    // Rotating proves that the token is the session's own before the session is ended.
    const rotation = await this.sessions.rotate(token);
    if (rotation.outcome !== 'absent') await this.end(rotation.session, request);
  }

  private async answer({ id, epoch }: User, keyId: string, refreshToken: string): Promise<TokenAnswer> {
    const accessToken = await this.tokens.sign({ userId: id, keyId, epoch });
    return {
      ...{ access_token: accessToken, refresh_token: refreshToken },
      ...{ token_type: 'Bearer', expires_in: RELAY_TOKEN_SECONDS },
    };
  }

  private async end(session: DeviceSession, request: FastifyRequest): Promise<void> {
    await this.sessions.end(session);
    await this.endKey(session.keyId, session.userId, request);
  }

  private async endKey(keyId: string, userId: string, request: FastifyRequest): Promise<void> {
    await actAs(contextOf(this.users.get(userId), request), () => this.keys.end(keyId));
  }

  /** The user as they are now; undefined when anything that ends sign-ins has happened since the approval. */
  private async userOf({ userId, epoch }: { userId: string; epoch: number }): Promise<User | undefined> {
    await this.users.collection.sync();
    const user = this.users.get(userId);
    return user && isActive(user) && user.epoch === epoch && user.mustChangePassword !== true ? user : undefined;
  }
}
