import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { type DeliveryState, deliveryStates } from '@app/webhooks';
import { PageQuery } from '../../control-plane/paging/page-query';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deliveryStates, description: 'Absent: all.' })
  @MayBeAbsent()
  @IsIn(deliveryStates)
  state?: DeliveryState;

  @ApiPropertyOptional({ type: String, description: '`nextCursor` of the page before.' })
  @MayBeAbsent()
  @Matches(/^\d{1,15}$/, { message: '$property is not one that was given out' })
  declare cursor?: string;
}
