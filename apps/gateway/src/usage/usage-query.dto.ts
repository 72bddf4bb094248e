import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import { type Grouping, groupings } from '@app/usage';
import { PageQuery } from '../control-plane/paging/page-query';
import { MayBeAbsent } from '../control-plane/validation/optional';

const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const ownGroupings = groupings.filter((grouping) => grouping !== 'account' && grouping !== 'user');
export type OwnGrouping = Exclude<Grouping, 'account' | 'user'>;

export class PeriodQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'First day, in the time zone of the relay.' })
  @MayBeAbsent()
  @Matches(dayPattern, { message: '$property must be a day such as 2026-11-21' })
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Last day, included; today if left out.' })
  @MayBeAbsent()
  @Matches(dayPattern, { message: '$property must be a day such as 2026-11-21' })
  to?: string;
}

export class UsageQuery extends PeriodQuery {
  @ApiPropertyOptional({ enum: groupings, default: 'day' })
  @MayBeAbsent()
  @IsIn(groupings)
  by?: Grouping;
}

export class OwnUsageQuery extends PeriodQuery {
  @ApiPropertyOptional({ enum: ownGroupings, default: 'day' })
  @MayBeAbsent()
  @IsIn(ownGroupings)
  by?: OwnGrouping;
}

export class UsageRecordsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  keyId?: string;

  @ApiPropertyOptional({ type: String })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  userId?: string;

  @ApiPropertyOptional({ type: String })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  @ApiPropertyOptional({ type: String, description: 'As the caller named it.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  model?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Requests that came in at or after this.' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Requests that came in before this.' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  to?: string;
}
