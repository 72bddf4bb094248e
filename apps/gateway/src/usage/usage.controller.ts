import { Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { type RecordsFilter, TotalsReader, UsageRecords } from '@app/usage';
import { CLOCK, SETTINGS } from '../bootstrap/tokens';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Page } from '../control-plane/paging/page';
import { DEFAULT_LIMIT } from '../control-plane/paging/page-query';
import type { Plain } from '../control-plane/plain';
import { fieldRefused } from '../control-plane/problem/refusals';
import { periodOf } from './usage-period';
import { UsageQuery, UsageRecordsQuery } from './usage-query.dto';
import { type UsageRecordAnswer, UsageRecordPage, viewOfUsageRecord } from './usage-record.view';
import { UsageAnswer, usageAnswer } from './usage.view';

@ControlPlaneController('admin/usage', 'Usage')
export class UsageController {
  constructor(
    private readonly totals: TotalsReader,
    private readonly records: UsageRecords,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({ summary: 'Tokens and cost by day, user, key, account or model' })
  @ApiOkResponse({ type: UsageAnswer })
  async sums(@Query() query: UsageQuery): Promise<Plain<UsageAnswer>> {
    const { timezone } = this.settings;
    const period = periodOf(query, this.clock, timezone);
    return usageAnswer(period, timezone, await this.totals.read({ ...period, by: query.by ?? 'day' }));
  }

  @Get('records')
  @Requires('usage.read')
  @ApiOperation({ summary: 'One row per request that reached an upstream, newest first' })
  @ApiOkResponse({ type: UsageRecordPage })
  async list(
    @Query() { limit = DEFAULT_LIMIT, cursor, ...query }: UsageRecordsQuery,
  ): Promise<Page<UsageRecordAnswer>> {
    try {
      const { items, nextCursor } = await this.records.list(filterOf(query), limit, cursor);
      return { items: items.map(viewOfUsageRecord), nextCursor: nextCursor ?? null };
    } catch (error) {
      if (error instanceof RangeError) throw fieldRefused('cursor', 'is not one that a page before has given');
      throw error;
    }
  }
}

function filterOf({ from, to, ...equal }: Omit<UsageRecordsQuery, 'limit' | 'cursor'>): RecordsFilter {
  return {
    ...equal,
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}
