import { ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { type Platform, type ServiceClass, type UsageSource, platforms, serviceClasses } from '@app/common';
import { type Outcome, type RecordsFilter, type UsageExportFormat, usageExportFormats } from '@app/usage';
import { FlagField } from '../control-plane/paging/flag-field';
import { type Sort, SortField } from '../control-plane/paging/list-order';
import { PageQuery } from '../control-plane/paging/page-query';
import { IsMoment } from '../control-plane/validation/moment-field';
import { MayBeAbsent } from '../control-plane/validation/optional';
import { IdField, outcomes, sources } from './usage-records-fields';

/** Everything that is said has to fit. */
export class UsageRecordsFilterQuery {
  @IdField('Of one request: `x-request-id` of its answer.')
  requestId?: string;

  @IdField('Of one key, whoever had it at the time.')
  keyId?: string;

  @IdField('Of one person.')
  userId?: string;

  @IdField('Whose last attempt was on this account.')
  accountId?: string;

  @IdField('Whose account was found through this account group.')
  groupId?: string;

  @ApiPropertyOptional({ type: String, description: 'As the caller named it.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1_000)
  model?: string;

  @ApiPropertyOptional({ enum: platforms })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @ApiPropertyOptional({ type: String, description: 'The client program, as `allowedClients` of keys name it.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  client?: string;

  @ApiPropertyOptional({ enum: outcomes })
  @MayBeAbsent()
  @IsIn(outcomes)
  outcome?: Outcome;

  @ApiPropertyOptional({ enum: sources })
  @MayBeAbsent()
  @IsIn(sources)
  source?: UsageSource;

  @ApiPropertyOptional({ type: Number, description: 'HTTP status that the caller got; 0: none was sent.' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(999)
  status?: number;

  @ApiPropertyOptional({ enum: serviceClasses, description: 'Some of it was charged in this class.' })
  @MayBeAbsent()
  @IsIn(serviceClasses)
  serviceClass?: ServiceClass;

  @FlagField('True: those whose cost is not known, because the price of a model is missing.')
  unpriced?: boolean;

  @ApiPropertyOptional({ type: Number, minimum: 0, description: 'Those that took so many milliseconds or more.' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  minDurationMs?: number;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Requests that came in at or after this.' })
  @MayBeAbsent()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Requests that came in before this.' })
  @MayBeAbsent()
  @IsMoment()
  to?: string;
}

export class UsageRecordsQuery extends IntersectionType(UsageRecordsFilterQuery, PageQuery) {
  @SortField(['endedAt'], '-endedAt', 'By when requests were over; `-`: the newest first.')
  sort?: Sort<'endedAt'>;
}

/** Without what says whose accounts served a request. */
export class OwnUsageRecordsQuery extends OmitType(UsageRecordsQuery, ['userId', 'accountId', 'groupId'] as const) {}

export class UsageExportQuery extends UsageRecordsFilterQuery {
  @ApiPropertyOptional({ enum: usageExportFormats, default: 'ndjson' })
  @MayBeAbsent()
  @IsIn(usageExportFormats)
  format?: UsageExportFormat;

  @FlagField('True: also what lies in the archive on the machine of this gateway.')
  includeArchive?: boolean;
}

export function filterOf({ from, to, ...equal }: UsageRecordsFilterQuery): RecordsFilter {
  return {
    ...equal,
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}
