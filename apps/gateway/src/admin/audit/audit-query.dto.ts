import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { AuditEntry, AuditFilter } from '@app/audit';
import { PageQuery } from '../../control-plane/paging/page-query';
import { IsMoment } from '../../control-plane/validation/moment-field';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export const outcomes = ['done', 'refused', 'failed'] as const satisfies readonly AuditEntry['outcome'][];
export const exportFormats = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export class AuditFilterQuery {
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

export class AuditQuery extends IntersectionType(AuditFilterQuery, PageQuery) {}

export class AuditExportQuery extends AuditFilterQuery {
  @ApiPropertyOptional({ enum: exportFormats, default: 'ndjson' })
  @MayBeAbsent()
  @IsIn(exportFormats)
  format?: ExportFormat;
}

export function filterOf({ from, to, ...equal }: AuditFilterQuery): AuditFilter {
  return {
    ...equal,
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}
