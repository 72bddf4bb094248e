import { Controller, Get, Inject, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Settings } from '@app/config';
import { SETTINGS } from '../../bootstrap/tokens';
import { ClientRoute } from '../../control-plane/access/route-access';
import { deviceAddress } from '../device-address';
import { DeviceSignInGuard } from '../device-sign-in.guard';
import { DEVICE_CODE_GRANT, REFRESH_GRANT } from './grant-types';
import { OauthErrorFilter } from './oauth-error.filter';

/** RFC 8414, as far as Claude Code reads it, with the version of its gateway protocol. */
@ApiExcludeController()
@Controller('.well-known')
@UseGuards(DeviceSignInGuard)
@UseFilters(OauthErrorFilter)
@ClientRoute()
export class DiscoveryController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get('oauth-authorization-server')
  metadata(): object {
    const issuer = deviceAddress(this.settings) ?? '';
    return {
      issuer,
      device_authorization_endpoint: `${issuer}/oauth/device_authorization`,
      token_endpoint: `${issuer}/oauth/token`,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      grant_types_supported: [DEVICE_CODE_GRANT, REFRESH_GRANT],
      token_endpoint_auth_methods_supported: ['none'],
      gateway_protocol_version: 1,
    };
  }
}
