import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { AuditEntry, AuditFilter } from '@app/audit';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField, createSearch } from '../../control-plane/paging/search';
import { IsMoment } from '../../control-plane/validation/moment-field';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export const outcomes = ['done', 'refused', 'failed'] as const satisfies readonly AuditEntry['outcome'][];
export const exportFormats = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export class AuditFilterQuery {
  @SearchField('A part of the action, of who did it, from where, of what it is about, or of a value that changed.')
  search?: string;

  @ApiPropertyOptional({ type: String, description: 'Id of a user, or a task of the relay such as `directory-sync`.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  actorId?: string;

  @ApiPropertyOptional({ type: String, description: 'How the action begins.', example: 'users.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  action?: string;

  @ApiPropertyOptional({ type: String, example: 'api-keys' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  subjectType?: string;

  @ApiPropertyOptional({ type: String })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  subjectId?: string;

  @ApiPropertyOptional({ enum: outcomes })
  @MayBeAbsent()
  @IsIn(outcomes)
  outcome?: AuditEntry['outcome'];

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'At this moment or later.' })
  @MayBeAbsent()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Before this moment.' })
  @MayBeAbsent()
  @IsMoment()
  to?: string;
}

export class AuditQuery extends IntersectionType(AuditFilterQuery, PageQuery) {
  @SortField(['seq'], '-seq', 'By the order in which things were put down; `-`: the newest first.')
  sort?: Sort<'seq'>;
}

export class AuditExportQuery extends AuditFilterQuery {
  @ApiPropertyOptional({ enum: exportFormats, default: 'ndjson' })
  @MayBeAbsent()
  @IsIn(exportFormats)
  format?: ExportFormat;
}

export function filterOf({ from, to, search, ...equal }: AuditFilterQuery): AuditFilter {
  return {
    ...equal,
    ...(search === undefined ? {} : { search: createSearch(search) }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}
