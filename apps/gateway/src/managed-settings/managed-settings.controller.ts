import { Controller, Get, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientRoute } from '../control-plane/access/route-access';
import { GatewayError } from '@app/common';
import { DeviceSignInGuard } from '../device/device-sign-in.guard';
import { callerOf } from '../relay/caller';
import { RelayKeyGuard } from '../relay/relay-key.guard';
import { ManagedSettings } from './managed-settings';

/** Settings for Claude Code that is signed in here; it asks at its start and about once an hour. */
@ApiExcludeController()
@Controller('managed')
@UseGuards(DeviceSignInGuard, RelayKeyGuard)
@ClientRoute()
export class ManagedSettingsController {
  constructor(private readonly managedSettings: ManagedSettings) {}

  @Get('settings')
  settings(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const document = this.managedSettings.settingsOf(callerOf(request).user);
    if (!document) throw new GatewayError('caller_route_unknown', 'There are no settings for you');
    const tag = `"${document.checksum}"`;
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (matches(request.headers['if-none-match'], tag)) void reply.status(304).send();
    else void reply.send(document);
  }
}

/** `*` asks whether there are any settings, and is answered like no header at all. */
function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((text) => text.trim().replace(/^W\//, '') === tag);
}
