import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiKeys } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import type { UsageQuestion } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { fieldRefused } from '../control-plane/problem/refusals';
import { HolderViews } from '../limits/holder-views';
import { OwnUsageAnswer } from './own-usage.view';
import { OwnUsageQuery } from './usage-query.dto';
import { UsageTable } from './usage-table';

@ControlPlaneController('me/usage', 'Own profile and keys')
export class OwnUsageController {
  constructor(
    private readonly table: UsageTable,
    private readonly holders: HolderViews,
    private readonly apiKeys: ApiKeys,
  ) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'What I used, by hour, day, week, month, key, model or client program' })
  @ApiOkResponse({ type: OwnUsageAnswer })
  async own(@Query() query: OwnUsageQuery, @Caller() { user }: SignedIn): Promise<Plain<OwnUsageAnswer>> {
    const [usage, limits] = await Promise.all([
      this.table.answer(query, { by: query.by ?? 'day', of: this.askedOf(query, user.id) }),
      this.holders.ofUser(user),
    ]);
    return { ...usage, limits };
  }

  private askedOf({ keyId }: OwnUsageQuery, userId: string): NonNullable<UsageQuestion['of']> {
    if (keyId === undefined) return { subject: 'user', id: userId };
    if (this.apiKeys.get(keyId)?.userId !== userId) throw fieldRefused('keyId', 'must be a key of yours');
    return { subject: 'key', id: keyId };
  }
}
