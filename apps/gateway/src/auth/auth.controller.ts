import { Body, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator, LastSignIns, type OpenedSession, Sessions, SignIn, type User } from '@app/auth';
import type { Settings } from '@app/config';
import type { Logger } from '@app/telemetry';
import { LOGGER, SETTINGS } from '../bootstrap/tokens';
import { Public } from '../control-plane/access/route-access';
import { SignInNotes } from '../control-plane/audit/sign-in-notes';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { LoginRequest } from './login.dto';
import { readRefreshCookie } from './refresh-cookie';
import { requireSameOrigin } from './same-origin';
import { SessionAnswers } from './session-answers';
import { sessionOriginOf } from './session-origin';
import { SignInAlarms } from './sign-in-alarms';
import { SignedInDto } from './signed-in.dto';

@ControlPlaneController('auth', 'Sign in')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly authenticator: Authenticator,
    private readonly answers: SessionAnswers,
    private readonly notes: SignInNotes,
    private readonly alarms: SignInAlarms,
    private readonly lastSignIns: LastSignIns,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Sign in with user name and password; sets the refresh cookie' })
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({
    type: ProblemDto,
    description: 'Not signed in; with `retry-after` after too many failures',
  })
  async login(
    @Body() { username, password }: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Plain<SignedInDto>> {
    const result = await this.signIn.signIn({ username, password, ...sessionOriginOf(request) });
    if (result.outcome === 'refused') {
      this.logger.warn({ requestId: request.id, address: request.ip, reason: result.reason }, 'sign-in refused');
      this.alarms.refused(result);
      await this.notes.refused(result, request);
      if (result.reason === 'directory-unavailable') throw directoryUnavailable();
      throw new ControlPlaneError(
        'caller_sign_in_failed',
        'User name or password is wrong',
        result.reason === 'throttled' ? { retryAfterSeconds: result.retryAfterSeconds } : {},
      );
    }
    await this.putDown(result.user, result, request);
    this.logger.info({ requestId: request.id, userId: result.user.id }, 'signed in');
    await this.lastSignIns.note(result.user.id).catch((error: unknown) => {
      this.logger.warn({ userId: result.user.id, reason: String(error) }, 'a sign-in is not shown as the last one');
    });
    return this.answers.signedIn(reply, result.user, result);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Exchange the refresh cookie for the next one and a new access token' })
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'There is no session, or it ended' })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Plain<SignedInDto>> {
    requireSameOrigin(request, this.settings.publicUrl);
    const presented = readRefreshCookie(request, this.settings);
    const result = await this.sessions.rotate(presented ?? '');
    if (result.outcome === 'rotated') {
      const user = await this.authenticator.currentUserOf(result.session);
      if (user) return this.answers.signedIn(reply, user, result);
      await this.sessions.end(result.session);
    }
    if (result.outcome === 'reused') {
      const { userId, sessionId } = result;
      this.logger.warn({ requestId: request.id, userId, sessionId }, 'refresh token used twice: session ended');
      await this.notes.reused(userId, sessionId, request);
    }
    this.answers.signedOut(reply);
    throw new ControlPlaneError('caller_session_invalid', 'There is no session, or it ended: sign in again');
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'End the session of the refresh cookie' })
  @ApiNoContentResponse()
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    requireSameOrigin(request, this.settings.publicUrl);
    // Rotating proves that the cookie is the session's own before the session is ended.
    const result = await this.sessions.rotate(readRefreshCookie(request, this.settings) ?? '');
    if (result.outcome === 'rotated') {
      const { id, userId } = result.session;
      await this.sessions.end(result.session);
      await this.notes.signedOut(userId, id, request);
    }
    this.answers.signedOut(reply);
  }

  /** A sign-in that is not in the audit log has not taken place. */
  private async putDown(user: User, { session }: OpenedSession, request: FastifyRequest): Promise<void> {
    try {
      await this.notes.done(user, session.id, request);
    } catch (error) {
      await this.sessions.end(session).catch(() => undefined);
      throw error;
    }
  }
}

/** Said of whoever is not known here, so that it says nothing of anybody. */
const directoryUnavailable = (): ControlPlaneError =>
  new ControlPlaneError('gateway_unavailable', 'The directory of this team cannot be asked: try again in a while', {
    retryAfterSeconds: 30,
  });
