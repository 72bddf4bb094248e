import { Body, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBadRequestResponse, ApiConflictResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditTrail } from '@app/audit';
import { PasswordChange, type PasswordChangeOutcome, type SignedIn } from '@app/auth';
import type { Logger } from '@app/telemetry';
import { SessionAnswers } from '../auth/session-answers';
import { sessionOriginOf } from '../auth/session-origin';
import { SignInAlarms } from '../auth/sign-in-alarms';
import { SignedInDto } from '../auth/signed-in.dto';
import { LOGGER } from '../bootstrap/tokens';
import { BeforePasswordChange, Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { fieldRefused } from '../control-plane/problem/refusals';
import { PasswordChangeDto } from './password-change.dto';

type Refusal = Exclude<PasswordChangeOutcome, { readonly outcome: 'changed' }>;

@ControlPlaneController('me/password', 'Own profile and keys')
export class PasswordController {
  constructor(
    private readonly passwordChange: PasswordChange,
    private readonly answers: SessionAnswers,
    private readonly auditTrail: AuditTrail,
    private readonly alarms: SignInAlarms,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('self.write')
  @BeforePasswordChange()
  @ApiOperation({
    summary: 'Replace the own password: every session ends, and the answer is a new one for this browser',
  })
  @ApiOkResponse({ type: SignedInDto })
  @ApiBadRequestResponse({
    type: ProblemDto,
    description: 'The current password is wrong, or the new one not accepted',
  })
  @ApiConflictResponse({ type: ProblemDto, description: 'The password is kept in the directory' })
  @ApiTooManyRequestsResponse({ type: ProblemDto, description: 'The current password was wrong too often' })
  async change(
    @Body() { currentPassword, newPassword }: PasswordChangeDto,
    @Caller() { user }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Plain<SignedInDto>> {
    const passwords = { currentPassword, newPassword };
    const result = await this.passwordChange.change(user, { ...passwords, ...sessionOriginOf(request) });
    if (result.outcome === 'changed') {
      this.logger.info({ requestId: request.id, userId: user.id }, 'password changed');
      return this.answers.signedIn(reply, result.user, result);
    }
    this.logger.warn({ requestId: request.id, userId: user.id, reason: result.reason }, 'password change refused');
    if (result.reason !== 'not-acceptable') {
      this.alarms.refused({ username: user.username, reason: result.reason, userId: user.id });
      const subject = { type: 'users', id: user.id };
      const detail = { reason: result.reason };
      await this.auditTrail.note({ action: 'password-change.refused', outcome: 'refused', subject, detail });
    }
    throw errorFor(result);
  }
}

function errorFor(refusal: Refusal): ControlPlaneError {
  switch (refusal.reason) {
    case 'throttled':
      return new ControlPlaneError('policy_too_many_attempts', 'The current password was wrong too often: try later', {
        retryAfterSeconds: refusal.retryAfterSeconds,
      });
    case 'not-acceptable':
      return fieldRefused('newPassword', refusal.objection);
    case 'wrong-password':
      return fieldRefused('currentPassword', 'is wrong');
    case 'kept-in-directory':
      return new ControlPlaneError('caller_record_conflict', 'Your password is kept in the directory: change it there');
    case 'changed-meanwhile':
      return new ControlPlaneError('caller_record_conflict', 'Your account was changed at the same moment: try again');
  }
}
