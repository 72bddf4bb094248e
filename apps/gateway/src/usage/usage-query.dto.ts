import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import { type Grouping, groupings } from '@app/usage';
import { MayBeAbsent } from '../control-plane/validation/optional';
import { type UsageOrder, usageOrders } from './usage-order';
import { IdField } from './usage-records-fields';

const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
export const ownGroupings = ['total', 'hour', 'day', 'week', 'month', 'key', 'model', 'client'] as const;
export type OwnGrouping = (typeof ownGroupings)[number];
export const MOST_ROWS = 1_000;

/** A period of days, how its rows are compared and sorted, and which page of them. */
export class UsageTableQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'First day, in the time zone of the relay.' })
  @MayBeAbsent()
  @Matches(dayPattern, { message: '$property must be a day such as 2026-11-21' })
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Last day, included; today if left out.' })
  @MayBeAbsent()
  @Matches(dayPattern, { message: '$property must be a day such as 2026-11-21' })
  to?: string;

  @ApiPropertyOptional({
    enum: ['previous'],
    description:
      'The same sums of as many days just before: hours, days, weeks and months by their place in the period.',
  })
  @MayBeAbsent()
  @IsIn(['previous'])
  compare?: 'previous';

  @ApiPropertyOptional({ enum: usageOrders, default: 'id', description: 'By id rising, by the others falling.' })
  @MayBeAbsent()
  @IsIn(usageOrders)
  sort?: UsageOrder;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_ROWS, default: MOST_ROWS })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ROWS)
  limit?: number;

  @ApiPropertyOptional({ type: String, description: '`nextCursor` of the page before.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(2_000)
  cursor?: string;
}

export class UsageQuery extends UsageTableQuery {
  @ApiPropertyOptional({ enum: groupings, default: 'day' })
  @MayBeAbsent()
  @IsIn(groupings)
  by?: Grouping;

  @IdField('Only what this key used. One of these filters at a time.')
  keyId?: string;

  @IdField('Only what this person used.')
  userId?: string;

  @IdField('Only what this account was used for.')
  accountId?: string;

  @IdField('Only what went through this account group; `none`: through no group.')
  groupId?: string;

  @ApiPropertyOptional({ type: String, description: 'As callers named it.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1_000)
  model?: string;

  @ApiPropertyOptional({ enum: platforms })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @ApiPropertyOptional({ type: String, description: 'A program by the names of `allowedClients`; `none`: any other.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  client?: string;
}

export class OwnUsageQuery extends UsageTableQuery {
  @ApiPropertyOptional({ enum: ownGroupings, default: 'day' })
  @MayBeAbsent()
  @IsIn(ownGroupings)
  by?: OwnGrouping;

  @IdField('Only what this key of mine used, by time or model. Includes what it used before it was handed to me.')
  keyId?: string;
}
