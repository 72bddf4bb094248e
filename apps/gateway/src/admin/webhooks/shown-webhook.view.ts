import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DeliveryState, deliveryStates } from '@app/webhooks';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';
import { WebhookView } from './webhook.view';

export class LastDeliveryView {
  @ApiProperty({ type: String, example: 'dlv_0f6b2c' })
  id!: string;

  @ApiProperty({ enum: deliveryStates })
  state!: DeliveryState;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}

export class DeliveryStandingView {
  @ApiProperty({ type: Number, description: 'Deliveries that wait for an attempt.' })
  waiting!: number;

  @ApiProperty({ type: Number, description: 'Deliveries of which no attempt is left: they can be told again.' })
  dead!: number;

  @ApiPropertyOptional({
    ...{ type: String, format: 'date-time' },
    description: 'Since when every attempt has failed. Absent: the last one did not.',
  })
  failingSince?: string;

  @ApiPropertyOptional({ type: LastDeliveryView, description: 'The newest one; absent: none is kept.' })
  last?: LastDeliveryView;
}

/** A webhook, and how it goes with what it is told. */
export class ShownWebhookView extends WebhookView {
  @ApiProperty({ type: DeliveryStandingView })
  deliveries!: DeliveryStandingView;
}

export type ShownWebhookAnswer = Plain<ShownWebhookView>;

export class WebhookPage extends countedPageDtoOf(ShownWebhookView) {}
