import { Controller, Get, Inject, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { LimitStandings } from '@app/usage';
import { CLOCK, SETTINGS } from '../../bootstrap/tokens';
import { ClientRoute } from '../../control-plane/access/route-access';
import { HolderViews } from '../../limits/holder-views';
import { callerOf } from '../caller';
import { keyInfo } from './key-info';
import { KeyInfoGuard } from './key-info.guard';

/** What somebody who has nothing but a relay key may know of it: docs/limits-and-forecasts.md. Two scripts, and nothing is counted. */
@ApiExcludeController()
@Controller('v1/key-info')
@UseGuards(KeyInfoGuard)
@ClientRoute()
export class KeyInfoController {
  constructor(
    private readonly holders: HolderViews,
    private readonly standings: LimitStandings,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { apiKey, user } = callerOf(request);
    const { id, userId, limits } = apiKey;
    const [ofKey, ofOwner] = await Promise.all([
      this.standings.of({ kind: 'key', id, userId, limits }),
      this.standings.of(this.holders.holderOfUser(user)),
    ]);
    const owner = user.displayName ?? user.username;
    const { timezone } = this.settings;
    const info = keyInfo({ apiKey, owner, ofKey, ofOwner, timezone, now: this.clock.now() });
    void reply.headers({ 'request-id': request.id, 'cache-control': 'no-store' }).send(info);
  }
}
