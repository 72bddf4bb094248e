import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiKeys } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { createIdSearch, createSearch } from '../control-plane/paging/search';
import { sortedPageOf } from '../control-plane/paging/sorted-page';
import type { Plain } from '../control-plane/plain';
import { OwnLimitsPage } from './holder-limits.view';
import { HolderViews } from './holder-views';
import { OwnLimitsQuery, ownLimitsOrder } from './own-limits-query';

@ControlPlaneController('me/limits', 'Own profile and keys')
export class OwnLimitsController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly views: HolderViews,
  ) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'What I have left of my limits, and each of my keys of its own' })
  @ApiOkResponse({ type: OwnLimitsPage })
  async own(@Query() query: OwnLimitsQuery, @Caller() { user }: SignedIn): Promise<Plain<OwnLimitsPage>> {
    const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
    const found = this.apiKeys
      .list({ userId: user.id })
      .filter(({ id, name, tags = [] }) => isId(id) || isFound(name, ...tags));
    const { items, ...rest } = sortedPageOf(found, query, ownLimitsOrder);
    const [limits, ...ofKeys] = await Promise.all([
      this.views.ofUser(user),
      ...items.map(async (apiKey) => ({
        ...{ keyId: apiKey.id, name: apiKey.name },
        limits: await this.views.ofKey(apiKey),
      })),
    ]);
    return { ...rest, limits, items: ofKeys };
  }
}
