import { ApiProperty } from '@nestjs/swagger';
import type { Plain } from '../../control-plane/plain';
import { ListedPriceView } from './price.view';

export class PriceLookUpView {
  @ApiProperty({ type: ListedPriceView, nullable: true, description: 'Null: the model has no known price.' })
  price!: ListedPriceView | null;

  @ApiProperty({ type: Number, description: "The account's whole per cent of it; 100 where nothing else is said." })
  multiplierPercent!: number;

  @ApiProperty({ type: [String], description: 'Which rules led to it.' })
  why!: string[];
}

export type PriceLookUpAnswer = Plain<PriceLookUpView>;
