import { Controller, HttpCode, Inject, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeviceGrants, DeviceLimits, GRANT_SECONDS, POLL_SECONDS, shownUserCode } from '@app/auth';
import type { Settings } from '@app/config';
import { SETTINGS } from '../../bootstrap/tokens';
import { ClientRoute } from '../../control-plane/access/route-access';
import { OwnBody } from '../../relay/own-body';
import { clientName } from '../client-name';
import { DEVICE_PAGE, deviceAddress } from '../device-address';
import { DeviceSignInGuard } from '../device-sign-in.guard';
import { readForm } from '../read-form';
import { DeviceSignIns, type TokenAnswer } from './device-sign-ins';
import { DEVICE_CODE_GRANT, REFRESH_GRANT } from './grant-types';
import { OauthError } from './oauth-error';
import { OauthErrorFilter } from './oauth-error.filter';

/** The device authorization grant (RFC 8628) with refresh and revocation. Parameters that are not known are ignored, as the RFCs ask. */
@ApiExcludeController()
@Controller('oauth')
@UseGuards(DeviceSignInGuard)
@UseFilters(OauthErrorFilter)
@ClientRoute()
export class OauthController {
  constructor(
    private readonly grants: DeviceGrants,
    private readonly limits: DeviceLimits,
    private readonly signIns: DeviceSignIns,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('device_authorization')
  @HttpCode(200)
  @OwnBody()
  async authorizeDevice(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    neverStored(request, reply);
    await readForm(request);
    const attempt = await this.limits.takeGrant(request.ip);
    if (!attempt.granted) {
      const { retryAfterSeconds } = attempt;
      const words = `Too many sign-ins were begun from your network: try again in ${retryAfterSeconds} seconds`;
      throw new OauthError('slow_down', words, { status: 429, retryAfterSeconds });
    }
    const client = clientName(request.headers['user-agent']);
    const { deviceCode, userCode } = await this.grants.open({ client, address: request.ip });
    const page = `${deviceAddress(this.settings) ?? ''}${DEVICE_PAGE}`;
    return {
      device_code: deviceCode,
      user_code: shownUserCode(userCode),
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${shownUserCode(userCode)}`,
      expires_in: GRANT_SECONDS,
      interval: POLL_SECONDS,
    };
  }

  @Post('token')
  @HttpCode(200)
  @OwnBody()
  async token(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TokenAnswer> {
    neverStored(request, reply);
    const form = await readForm(request);
    const grantType = form.get('grant_type');
    if (grantType === DEVICE_CODE_GRANT) return this.signIns.redeem(requireField(form.get('device_code')), request);
    if (grantType === REFRESH_GRANT) return this.signIns.refresh(requireField(form.get('refresh_token')), request);
    throw new OauthError('unsupported_grant_type', 'grant_type is neither a device code nor a refresh token');
  }

  /** RFC 7009: the answer does not tell whether the token was one. */
  @Post('revoke')
  @HttpCode(200)
  @OwnBody()
  async revoke(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    neverStored(request, reply);
    await this.signIns.revoke(requireField((await readForm(request)).get('token')), request);
    return {};
  }
}

function requireField(value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new OauthError('invalid_request', 'The form lacks a field: device_code, refresh_token or token');
}

function neverStored(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({ 'cache-control': 'no-store', 'x-request-id': request.id });
}
