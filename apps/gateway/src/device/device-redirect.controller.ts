import { Controller, Get, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalUserCode, shownUserCode } from '@app/auth';
import type { Settings } from '@app/config';
import { SETTINGS } from '../bootstrap/tokens';
import { ClientRoute } from '../control-plane/access/route-access';
import { ProblemFilter } from '../control-plane/problem/problem.filter';
import { DEVICE_PAGE, devicePath } from './device-address';
import { DeviceSignInGuard } from './device-sign-in.guard';

/** An address short enough to be typed, which leads to the page of the console. Of its query only a code goes along. */
@ApiExcludeController()
@Controller('device')
@UseGuards(DeviceSignInGuard)
@UseFilters(ProblemFilter)
@ClientRoute()
export class DeviceRedirectController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get()
  lead(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { user_code: text } = request.query as { readonly user_code?: unknown };
    const code = typeof text === 'string' ? canonicalUserCode(text) : undefined;
    const query = code === undefined ? '' : `?user_code=${shownUserCode(code)}`;
    void reply
      .status(303)
      .headers({
        location: devicePath(this.settings, DEVICE_PAGE) + query,
        ...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-request-id': request.id },
      })
      .send();
  }
}
