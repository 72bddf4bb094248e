import { Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '@app/config';
import { SETTINGS } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Plain } from '../../control-plane/plain';
import { ClientConfigQuery, ClientConfigView } from './client-config.dto';
import { clientConfigs } from './client-configs';
import { relayAddress } from './relay-address';

@ControlPlaneController('me/client-config', 'Own profile and keys')
export class ClientConfigController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'How a client is told of this relay: settings to paste, without a key in them' })
  @ApiOkResponse({ type: ClientConfigView })
  show(@Query() { client }: ClientConfigQuery, @Req() request: FastifyRequest): Plain<ClientConfigView> {
    const relay = relayAddress(request, this.settings);
    // Claude Code signs in by itself only where the address is https: see docs/claude-code-sign-in.md.
    const hasDeviceSignIn = this.settings.publicUrl?.startsWith('https:') ?? false;
    return { client, ...clientConfigs[client]({ relay, hasDeviceSignIn }) };
  }
}
