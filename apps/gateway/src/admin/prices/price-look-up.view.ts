import { ApiProperty } from '@nestjs/swagger';
import type { Plain } from '../../control-plane/plain';
import { type PriceRuleId, priceRules } from './price-look-up';
import { ListedPriceView } from './price.view';

export class PriceRuleView {
  @ApiProperty({ enum: Object.keys(priceRules) })
  id!: PriceRuleId;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What differs in the sentence.',
    example: { day: '2026-08-21' },
  })
  values!: Readonly<Record<string, string>>;
}

export class PriceLookUpView {
  @ApiProperty({ type: ListedPriceView, nullable: true, description: 'Null: the model has no known price.' })
  price!: ListedPriceView | null;

  @ApiProperty({ type: Number, description: "The account's whole per cent of it; 100 where nothing else is said." })
  multiplierPercent!: number;

  @ApiProperty({ type: [String], description: 'Which rules led to it.' })
  why!: string[];

  @ApiProperty({ type: [PriceRuleView], description: 'The same, for pages that say it in their own words.' })
  rules!: PriceRuleView[];
}

export type PriceLookUpAnswer = Plain<PriceLookUpView>;
