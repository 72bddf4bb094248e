import { Readable } from 'node:stream';
import { Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import { AuditChain, AuditChainError, AuditReader, AuditTrail, AuditVerifier } from '@app/audit';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Page } from '../../control-plane/paging/page';
import { DEFAULT_LIMIT } from '../../control-plane/paging/page-query';
import { isRising, readTimeCursor, writeTimeCursor } from '../../control-plane/paging/time-order';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { unknownRecord } from '../../control-plane/problem/refusals';
import { type AuditEntryAnswer, AuditEntryPage, AuditEntryView, viewOfEntry } from './audit-entry.view';
import { AuditExportQuery, AuditQuery, filterOf } from './audit-query.dto';
import { contentTypeOf, exportTexts } from './export-texts';
import { VerificationView, viewOfVerification } from './verification.view';

const cursorForm = /^[1-9]\d{0,14}$/;

@ControlPlaneController('admin/audit', 'Audit log')
export class AuditController {
  constructor(
    private readonly auditTrail: AuditTrail,
    private readonly chain: AuditChain,
    private readonly reader: AuditReader,
    private readonly verifier: AuditVerifier,
  ) {}

  @Get()
  @Requires('audit.read')
  @ApiOperation({
    summary: 'Who did what',
    description:
      'A filter that fits little can give pages with few entries or none: go on while there is a `nextCursor`.',
  })
  @ApiOkResponse({ type: AuditEntryPage })
  async list(@Query() { limit = DEFAULT_LIMIT, cursor, sort, ...query }: AuditQuery): Promise<Page<AuditEntryAnswer>> {
    const seen = readTimeCursor(cursor, sort, cursorForm);
    await this.showAllThatWasWritten();
    const direction = isRising(sort) ? 'oldest-first' : 'newest-first';
    const behind = seen === undefined ? undefined : Number(seen);
    const page = await this.reader.list(filterOf(query), limit, behind, direction);
    return { items: page.items.map(viewOfEntry), nextCursor: writeTimeCursor(page.reached?.toString(), sort) };
  }

  @Get('export')
  @Requires('audit.verify')
  @ApiOperation({ summary: 'The audit log as a file, oldest first; the export is put down too' })
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiOkResponse({ description: 'One entry a line', schema: { type: 'string' } })
  async export(@Query() { format = 'ndjson', ...query }: AuditExportQuery): Promise<StreamableFile> {
    await this.auditTrail.note({ action: 'audit.exported', outcome: 'done', detail: { format, filter: { ...query } } });
    await this.showAllThatWasWritten();
    const texts = exportTexts(this.reader.scan(filterOf(query)), format);
    return new StreamableFile(Readable.from(texts, { objectMode: false }), {
      type: contentTypeOf(format),
      disposition: `attachment; filename="audit.${format}"`,
    });
  }

  @Get(':seq')
  @Requires('audit.read')
  @ApiOperation({ summary: 'One entry, by its sequence number' })
  @ApiOkResponse({ type: AuditEntryView })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such entry, or it is kept no more.' })
  async show(@Param('seq') seq: string): Promise<AuditEntryAnswer> {
    if (!cursorForm.test(seq)) throw unknownRecord('entry');
    await this.showAllThatWasWritten();
    const { items } = await this.reader.list({}, 1, Number(seq) + 1);
    const [entry] = items;
    if (entry?.seq !== Number(seq)) throw unknownRecord('entry');
    return viewOfEntry(entry);
  }

  @Post('verify')
  @HttpCode(200)
  @Requires('audit.verify')
  @ApiOperation({ summary: 'Hold every entry against the chain, and say which is the first that was tampered with' })
  @ApiOkResponse({ type: VerificationView })
  async verify(): Promise<Plain<VerificationView>> {
    await this.showAllThatWasWritten();
    const found = await this.verifier.verify();
    const { verified, entries, firstBad } = found;
    await this.auditTrail.note({
      action: 'audit.verified',
      outcome: verified ? 'done' : 'failed',
      detail: { entries, ...(firstBad ? { firstBad } : {}) },
    });
    return viewOfVerification(found);
  }

  /** A log that takes nothing more can still be read and verified: what is wrong with it is for the verification to say. */
  private async showAllThatWasWritten(): Promise<void> {
    await this.chain.drain().catch((error: unknown) => {
      if (!(error instanceof AuditChainError)) throw error;
    });
  }
}
