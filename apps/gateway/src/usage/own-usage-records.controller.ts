import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import { UsageRecords } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Page } from '../control-plane/paging/page';
import { withChanges } from '../control-plane/validation/with-changes';
import { type OwnUsageRecordAnswer, OwnUsageRecordPage, viewOfOwnUsageRecord } from './own-usage-record.view';
import { type RecordsPageQuery, pageOfRecords } from './page-of-records';
import { UsageNames } from './usage-names';
import { OwnUsageRecordsQuery, filterOf } from './usage-records-query.dto';

@ControlPlaneController('me/usage/records', 'Own profile and keys')
export class OwnUsageRecordsController {
  constructor(
    private readonly records: UsageRecords,
    private readonly names: UsageNames,
  ) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({
    summary: 'One row per request of mine that reached an upstream',
    description:
      'A filter that fits little can give pages with few rows or none: go on while there is a `nextCursor`. Which account served a request is not said.',
  })
  @ApiOkResponse({ type: OwnUsageRecordPage })
  own(
    @Query() { limit, cursor, sort, ...others }: OwnUsageRecordsQuery,
    @Caller() { user }: SignedIn,
  ): Promise<Page<OwnUsageRecordAnswer>> {
    const filter = { ...filterOf(others), userId: user.id };
    const query = withChanges<RecordsPageQuery>({}, { limit, cursor, sort });
    return pageOfRecords(this.records, filter, query, (record) =>
      viewOfOwnUsageRecord(record, this.names.nameOf('key', record.keyId) ?? null),
    );
  }
}
