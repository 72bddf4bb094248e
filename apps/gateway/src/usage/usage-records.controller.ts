import { Readable } from 'node:stream';
import { Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import { AuditTrail } from '@app/audit';
import { UsageExport, type UsageExportFormat, UsageRecords, usageExportTexts } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Page } from '../control-plane/paging/page';
import { withChanges } from '../control-plane/validation/with-changes';
import { begunTexts } from './begun-texts';
import { ExportPlaces } from './export-places';
import { type RecordsPageQuery, pageOfRecords } from './page-of-records';
import { UsageNames } from './usage-names';
import { type NamedUsageRecordAnswer, UsageRecordPage } from './usage-record.view';
import { UsageExportQuery, UsageRecordsQuery, filterOf } from './usage-records-query.dto';

const contentTypes: Readonly<Record<UsageExportFormat, string>> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

@ControlPlaneController('admin/usage', 'Usage')
export class UsageRecordsController {
  private readonly exportPlaces = new ExportPlaces();

  constructor(
    private readonly records: UsageRecords,
    private readonly names: UsageNames,
    private readonly usageExport: UsageExport,
    private readonly auditTrail: AuditTrail,
  ) {}

  @Get('records')
  @Requires('usage.read')
  @ApiOperation({
    summary: 'One row per request that reached an upstream',
    description:
      'A filter that fits little can give pages with few rows or none: go on while there is a `nextCursor`. Records that are kept no more are in the archive.',
  })
  @ApiOkResponse({ type: UsageRecordPage })
  list(@Query() { limit, cursor, sort, ...filter }: UsageRecordsQuery): Promise<Page<NamedUsageRecordAnswer>> {
    const query = withChanges<RecordsPageQuery>({}, { limit, cursor, sort });
    return pageOfRecords(this.records, filterOf(filter), query, (record) => this.names.viewOfRecord(record));
  }

  @Get('export')
  @Requires('usage.read')
  @ApiOperation({
    summary: 'Usage records as a file, oldest first; the export is put down in the audit log',
    description:
      'All that were there when it began. A connection that is broken off is half a file, and never ends as if it were whole.',
  })
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiOkResponse({ description: 'One record a line', schema: { type: 'string' } })
  // Whatever stands before the relay is to pass it on as it comes.
  @Header('cache-control', 'no-store, no-transform')
  async export(
    @Query() { format = 'ndjson', includeArchive = false, ...query }: UsageExportQuery,
  ): Promise<StreamableFile> {
    const detail = { format, includeArchive, filter: { ...query } };
    await this.auditTrail.note({ action: 'usage.exported', outcome: 'done', detail });
    const texts = usageExportTexts(this.usageExport.portions(filterOf(query), includeArchive), format);
    return new StreamableFile(Readable.from(await begunTexts(this.exportPlaces.hold(texts)), { objectMode: false }), {
      type: contentTypes[format],
      disposition: `attachment; filename="usage.${format}"`,
    });
  }
}
