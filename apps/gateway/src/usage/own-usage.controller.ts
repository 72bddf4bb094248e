import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { OwnUsageQuery } from './usage-query.dto';
import { UsageTable } from './usage-table';
import { UsageAnswer } from './usage.view';

@ControlPlaneController('me/usage', 'Own profile and keys')
export class OwnUsageController {
  constructor(private readonly table: UsageTable) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'What I used, by hour, day, week, month, key, model or client program' })
  @ApiOkResponse({ type: UsageAnswer })
  own(@Query() query: OwnUsageQuery, @Caller() { user }: SignedIn): Promise<Plain<UsageAnswer>> {
    return this.table.answer(query, { by: query.by ?? 'day', of: { subject: 'user', id: user.id } });
  }
}
