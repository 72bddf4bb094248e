import { Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { TotalsReader } from '@app/usage';
import { CLOCK, SETTINGS } from '../bootstrap/tokens';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { periodOf } from './usage-period';
import { OwnUsageQuery } from './usage-query.dto';
import { UsageAnswer, usageAnswer } from './usage.view';

@ControlPlaneController('me/usage', 'Own profile and keys')
export class OwnUsageController {
  constructor(
    private readonly totals: TotalsReader,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'What I used, by day, key or model' })
  @ApiOkResponse({ type: UsageAnswer })
  async own(@Query() query: OwnUsageQuery, @Caller() { user }: SignedIn): Promise<Plain<UsageAnswer>> {
    const { timezone } = this.settings;
    const period = periodOf(query, this.clock, timezone);
    const rows = await this.totals.readOfUser({ ...period, by: query.by ?? 'day', userId: user.id });
    return usageAnswer(period, timezone, rows);
  }
}
