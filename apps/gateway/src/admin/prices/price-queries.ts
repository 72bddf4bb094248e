import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import type { PriceSource } from '@app/usage';
import { FlagField } from '../../control-plane/paging/flag-field';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { IsMoment } from '../../control-plane/validation/moment-field';
import { MayBeAbsent } from '../../control-plane/validation/optional';

const listedSources = ['bundled', 'fetched', 'override'] as const satisfies readonly PriceSource[];

export const priceSorts = [
  ...(['platform', 'model', 'displayName', 'from', 'source', 'standing', 'input', 'output'] as const),
] as const;
export type PriceSort = (typeof priceSorts)[number];
export const unpricedModelSorts = ['requests', 'tokens', 'lastAt', 'model', 'platform'] as const;
export type UnpricedModelSort = (typeof unpricedModelSorts)[number];

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

  @SortField(
    priceSorts,
    'platform',
    'What it is sorted by; `-`: falling. `input` and `output`: US dollars per million tokens. What is absent comes last.',
  )
  sort?: Sort<PriceSort>;
}

export class UnpricedModelsQuery extends PageQuery {
  @SearchField('Part of the name or the platform.')
  search?: string;

  @ApiPropertyOptional({ enum: platforms })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @FlagField('Whether it has a price by now.')
  hasPrice?: boolean;

  @SortField(unpricedModelSorts, '-requests')
  sort?: Sort<UnpricedModelSort>;
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
