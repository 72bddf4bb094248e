import { ApiProperty } from '@nestjs/swagger';
import { type Platform, platforms } from '@app/common';
import type { Plain } from '../../control-plane/plain';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';
import type { UnpricedModel } from './unpriced-models';

export class UnpricedModelView {
  @ApiProperty({ enum: platforms })
  platform!: Platform;

  @ApiProperty({ type: String, description: 'The name that needs a price: as the answer or the account calls it.' })
  model!: string;

  @ApiProperty({ type: Number })
  requests!: number;

  @ApiProperty({ type: Number, description: 'All classes together.' })
  tokens!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When the latest of them came in; where some of a day have a cost by now, perhaps one of those.',
  })
  lastAt!: string;

  @ApiProperty({
    type: Boolean,
    description: 'It has a price by now: what is booked has to be counted anew (`POST /admin/usage/repricings`).',
  })
  hasPrice!: boolean;
}

export class UnpricedModelPage extends countedPageDtoOf(UnpricedModelView) {
  @ApiProperty({
    type: Boolean,
    description: 'False: some records are counted in none of them, or some names are left out.',
  })
  isComplete!: boolean;
}

export const viewOfUnpricedModel = (item: UnpricedModel): Plain<UnpricedModelView> => ({
  ...item,
  lastAt: new Date(item.lastAt).toISOString(),
});
