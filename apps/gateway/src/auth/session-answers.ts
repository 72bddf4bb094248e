import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ACCESS_TOKEN_SECONDS, AccessTokens, type OpenedSession, type User } from '@app/auth';
import type { Settings } from '@app/config';
import { SETTINGS } from '../bootstrap/tokens';
import type { Plain } from '../control-plane/plain';
import { Profiles } from '../me/profiles';
import { clearRefreshCookie, setRefreshCookie } from './refresh-cookie';
import type { SignedInDto } from './signed-in.dto';

/** What a browser is given for its session: the refresh cookie, and an access token in the body. */
@Injectable()
export class SessionAnswers {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly profiles: Profiles,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async signedIn(reply: FastifyReply, user: User, opened: OpenedSession): Promise<Plain<SignedInDto>> {
    const { id: userId, epoch } = user;
    const accessToken = await this.accessTokens.sign({ userId, sessionId: opened.session.id, epoch });
    setRefreshCookie(reply, this.settings, opened.refreshToken);
    return { accessToken, expiresIn: ACCESS_TOKEN_SECONDS, user: this.profiles.of(user) };
  }

  signedOut(reply: FastifyReply): void {
    clearRefreshCookie(reply, this.settings);
  }
}
