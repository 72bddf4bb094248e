import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type DeliveryState, deliveryStates } from '@app/webhooks';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deliveryStates, description: 'Absent: all.' })
  @MayBeAbsent()
  @IsIn(deliveryStates)
  state?: DeliveryState;

  @SortField(['createdAt'], '-createdAt', 'By when it was created; `-`: the newest first.')
  sort?: Sort<'createdAt'>;
}
