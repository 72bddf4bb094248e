import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import { DescriptionField } from '../../control-plane/validation/description-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import {
  ClassesField,
  LongContextField,
  PriceDayField,
  PricedModelField,
  RegionsField,
  TokenPricesField,
  ToolsField,
} from './price-fields';

export class NewPriceRequest {
  @ApiProperty({ enum: platforms, example: 'claude' })
  @IsIn(platforms)
  platform!: Platform;

  @PricedModelField()
  model!: string;

  @MayBeAbsent()
  @PriceDayField(false)
  from?: string;

  @TokenPricesField({ required: true })
  prices!: Record<string, string>;

  @MayBeAbsent()
  @LongContextField()
  longContext?: unknown[];

  @MayBeAbsent()
  @ClassesField()
  classes?: Record<string, unknown>;

  @MayBeAbsent()
  @RegionsField()
  regions?: Record<string, unknown>;

  @MayBeAbsent()
  @ToolsField()
  tools?: Record<string, unknown>;

  @MayBeAbsent()
  @DescriptionField({ nullable: false })
  note?: string;
}

/** Platform and model of a price never change. */
export class PriceChange {
  @MayBeCleared()
  @PriceDayField(true)
  from?: string | null;

  @MayBeAbsent()
  @TokenPricesField({ required: false })
  prices?: Record<string, string>;

  @MayBeCleared()
  @LongContextField()
  longContext?: unknown[] | null;

  @MayBeCleared()
  @ClassesField()
  classes?: Record<string, unknown> | null;

  @MayBeCleared()
  @RegionsField()
  regions?: Record<string, unknown> | null;

  @MayBeCleared()
  @ToolsField()
  tools?: Record<string, unknown> | null;

  @MayBeCleared()
  @DescriptionField({ nullable: true })
  note?: string | null;
}
