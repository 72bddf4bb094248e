import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { sortedPageOf } from '../control-plane/paging/sorted-page';
import type { Plain } from '../control-plane/plain';
import { ShortageQuery, filterShortages, shortageOrder } from './shortage-query';
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
  async list(@Query() query: ShortageQuery): Promise<Plain<ShortagePage>> {
    const { items, ...rest } = sortedPageOf(filterShortages(await this.shortages.list(), query), query, shortageOrder);
    return { ...rest, items: items.map(({ shortage }) => viewOfShortage(shortage)) };
  }
}
