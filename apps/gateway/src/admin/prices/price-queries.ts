import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import type { PriceSource } from '@app/usage';
import { FlagField } from '../../control-plane/paging/flag-field';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { IsMoment } from '../../control-plane/validation/moment-field';
import { MayBeAbsent } from '../../control-plane/validation/optional';

const listedSources = ['bundled', 'fetched', 'override'] as const satisfies readonly PriceSource[];

export class PricesQuery extends PageQuery {
  @SearchField('Part of a name of the model.')
  search?: string;

  @ApiPropertyOptional({ enum: platforms })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @ApiPropertyOptional({ enum: listedSources })
  @MayBeAbsent()
  @IsIn(listedSources)
  source?: (typeof listedSources)[number];

  @FlagField('Also those that are past or that an override replaces.')
  all?: boolean;
}

export class PriceLookUpQuery {
  @ApiProperty({ enum: platforms })
  @IsIn(platforms)
  platform!: Platform;

  @ApiProperty({ type: String, description: 'In any words of the platform for it.' })
  @IsString()
  @MaxLength(400)
  model!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'When the request came in; absent: now.' })
  @MayBeAbsent()
  @IsMoment()
  at?: string;

  @ApiPropertyOptional({ type: String, description: 'With the prices of this account.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  accountId?: string;
}
