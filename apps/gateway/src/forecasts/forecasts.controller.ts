import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { pageOf } from '../control-plane/paging/page';
import { PageQuery } from '../control-plane/paging/page-query';
import type { Plain } from '../control-plane/plain';
import type { Shortage } from './shortage';
import { ShortagePage, viewOfShortage } from './shortage.view';
import { Shortages } from './shortages';

@ControlPlaneController('admin/forecasts', 'Usage')
export class ForecastsController {
  constructor(private readonly shortages: Shortages) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({
    summary: 'What runs out first',
    description: 'Windows of accounts, and budgets, that at the present rate are used up before they begin anew.',
  })
  @ApiOkResponse({ type: ShortagePage })
  async list(@Query() query: PageQuery): Promise<Plain<ShortagePage>> {
    const { items, nextCursor } = pageOf(inOrder(await this.shortages.list()), query);
    return { items: items.map(({ shortage }) => viewOfShortage(shortage)), nextCursor };
  }
}

/** What is used up comes first; the rest by the moment. Named as pages want it: by place, and then by what it is. */
const inOrder = (shortages: readonly Shortage[]) =>
  shortages
    .map((shortage) => ({
      shortage,
      id: `${shortage.subject}:${shortage.id}:${shortage.limit}`,
      createdAt: new Date(shortage.isUsedUp ? 0 : shortage.runsOutAt).toISOString(),
    }))
    .sort((first, second) => compare(first.createdAt, second.createdAt) || first.id.localeCompare(second.id));

const compare = (first: string, second: string): number => (first < second ? -1 : Number(first > second));
