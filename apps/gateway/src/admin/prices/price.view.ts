import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { type Platform, platforms } from '@app/common';
import type { FoundPrice, PriceOverride, PriceSource } from '@app/usage';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';
import { termsShown } from './price-terms';

/** `effective`: it holds now. `coming`: its day is to come. `past`: another one of the model has followed. `replaced`: an override holds. */
export const priceStandings = ['effective', 'coming', 'past', 'replaced'] as const;
export type PriceStanding = (typeof priceStandings)[number];

class PriceTierView {
  @ApiProperty({ type: Number, description: 'Tokens of a prompt; those with more cost as follows.' })
  aboveTokens!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  prices!: Record<string, string>;
}

class ClassPricesView {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  prices!: Record<string, string>;

  @ApiPropertyOptional({ type: [PriceTierView] })
  longContext?: readonly PriceTierView[];
}

@ApiExtraModels(ClassPricesView)
class PriceTermsView {
  @ApiProperty({ enum: platforms })
  platform!: Platform;

  @ApiProperty({ type: String })
  model!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    description: 'It holds from this day on, UTC; absent: for ever.',
  })
  from?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'US dollars per million tokens: input, output, cacheRead, cacheWrite5m, cacheWrite1h.',
  })
  prices!: Record<string, string>;

  @ApiPropertyOptional({
    type: [PriceTierView],
    description: 'Prices of prompts with more than `aboveTokens`, for the whole request.',
  })
  longContext?: readonly PriceTierView[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'integer' }, { $ref: getSchemaPath(ClassPricesView) }] },
    description: 'Class of service → whole per cent of the prices, or prices of its own.',
  })
  classes?: Record<string, number | ClassPricesView>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Where it was served → whole per cent of the prices.',
  })
  regions?: Readonly<Record<string, number>>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Tool that the upstream ran → US dollars a use.',
  })
  tools?: Record<string, string>;
}

export class ListedPriceView extends PriceTermsView {
  @ApiProperty({
    type: String,
    description: 'As usage records name it.',
    example: 'claude/claude-opus-4-6@2026-03-13#bundled',
  })
  id!: string;

  @ApiProperty({ enum: ['bundled', 'fetched', 'override', 'account'] })
  source!: PriceSource;

  @ApiProperty({ type: String })
  displayName!: string;

  @ApiProperty({ type: [String], description: 'Other names of the model.' })
  aliases!: readonly string[];

  @ApiPropertyOptional({ type: Number, description: 'Per cent that a regional inference profile of Bedrock adds.' })
  regionalPercent?: number;

  @ApiPropertyOptional({ enum: priceStandings })
  standing?: PriceStanding;
}

export class ListedPricePage extends countedPageDtoOf(ListedPriceView) {}

/** An administrator's own price. */
export class PriceOverrideView extends PriceTermsView {
  @ApiProperty({ type: String, example: 'prc_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiPropertyOptional({ type: String })
  note?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}

export type ListedPriceAnswer = Plain<ListedPriceView>;
export type PriceOverrideAnswer = Plain<PriceOverrideView>;

export function viewOfListedPrice(price: FoundPrice, standing?: PriceStanding): ListedPriceAnswer {
  const { id, source, platform, model, displayName, aliases = [], from, regionalPercent } = price;
  return {
    ...{ id, source, platform, model, displayName, aliases },
    ...(from === undefined ? {} : { from }),
    ...termsShown(price),
    ...(regionalPercent === undefined ? {} : { regionalPercent }),
    ...(standing === undefined ? {} : { standing }),
  };
}

export function viewOfOverride(override: PriceOverride): PriceOverrideAnswer {
  const { id, platform, model, from, note, createdAt } = override;
  return {
    ...{ id, platform, model, createdAt },
    ...(from === undefined ? {} : { from }),
    ...termsShown(override),
    ...(note === undefined ? {} : { note }),
  };
}
