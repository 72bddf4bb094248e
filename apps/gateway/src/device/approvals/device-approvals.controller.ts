import { Body, HttpCode, Post, Req, UseGuards, applyDecorators } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { DeviceSignInGuard } from '../device-sign-in.guard';
import { DeviceApprovalView, UserCodeRequest } from './device-approval.dto';
import { type Approver, DeviceApprovals } from './device-approvals';

const RefusesCodes = (): MethodDecorator =>
  applyDecorators(
    ApiNotFoundResponse({
      type: ProblemDto,
      description:
        '`caller_record_unknown`: the code is wrong or over. `caller_route_unknown`: no device signs in here, as the relay has no https address',
    }),
    ApiConflictResponse({ type: ProblemDto, description: 'Somebody approved or denied it already' }),
    ApiTooManyRequestsResponse({ type: ProblemDto, description: 'Too many codes were wrong: see `retry-after`' }),
  );

/**
 * Where people let a device in (RFC 8628, 3.3). Codes are bodies and no parts of an address, so that they stand in no log. What asks is
 * shown first; only the second call, which somebody has to mean, lets it in.
 */
@ControlPlaneController('me/device-approvals', 'Own profile and keys')
@UseGuards(DeviceSignInGuard)
export class DeviceApprovalsController {
  constructor(private readonly approvals: DeviceApprovals) {}

  @Post('look-up')
  @HttpCode(200)
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'Show what asks to be let in under a code', description: 'Decides nothing.' })
  @ApiOkResponse({ type: DeviceApprovalView })
  @RefusesCodes()
  lookUp(
    @Body() { userCode }: UserCodeRequest,
    @Caller() caller: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<Plain<DeviceApprovalView>> {
    return this.approvals.lookUp(userCode, approverOf(caller, request));
  }

  @Post('approve')
  @HttpCode(204)
  @Requires('own-keys.manage')
  @ApiOperation({
    summary: 'Let a device in',
    description: 'It uses models in your name from then on. Only for somebody who has compared the code.',
  })
  @ApiNoContentResponse()
  @RefusesCodes()
  approve(
    @Body() { userCode }: UserCodeRequest,
    @Caller() caller: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.approvals.decide(userCode, 'approved', approverOf(caller, request));
  }

  @Post('deny')
  @HttpCode(204)
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'Turn a device away' })
  @ApiNoContentResponse()
  @RefusesCodes()
  deny(
    @Body() { userCode }: UserCodeRequest,
    @Caller() caller: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.approvals.decide(userCode, 'denied', approverOf(caller, request));
  }
}

const approverOf = ({ user }: SignedIn, { ip, id }: FastifyRequest): Approver => ({ user, address: ip, requestId: id });
