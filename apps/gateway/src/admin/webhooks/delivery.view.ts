import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type EventType, type Role, type Severity, eventTypes, severities } from '@app/common';
import { type DeadReason, type Delivery, type DeliveryState, deadReasons, deliveryStates } from '@app/webhooks';
import { pageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';
import { reasonFor } from './reason-for';

const attemptOutcomes = ['delivered', 'gone', 'failed'] as const;

export class DeliveryEventView {
  @ApiProperty({ type: String, example: 'evt_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ enum: eventTypes })
  type!: EventType;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: severities })
  severity!: Severity;

  @ApiProperty({ type: String })
  summary!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What programs read.' })
  data!: Readonly<Record<string, unknown>>;

  @ApiPropertyOptional({ type: [String], description: 'Account groups that it concerns; absent: all of the relay.' })
  groupIds?: readonly string[];
}

export class DeliveryAttemptView {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: attemptOutcomes })
  outcome!: (typeof attemptOutcomes)[number];

  @ApiPropertyOptional({ type: String, example: 'HTTP 503' })
  reason?: string;

  @ApiProperty({ type: Number, description: 'Milliseconds.' })
  durationMs!: number;
}

export class DeliveryView {
  @ApiProperty({ type: String, description: 'The `webhook-id` of each attempt.', example: 'dlv_0f6b2c' })
  id!: string;

  @ApiProperty({ type: String, example: 'whe_4fK0aB9cD2eF7gH1iJ3k' })
  endpointId!: string;

  @ApiProperty({ enum: deliveryStates })
  state!: DeliveryState;

  @ApiPropertyOptional({ enum: deadReasons, description: 'Of one that is dead.' })
  deadReason?: DeadReason;

  @ApiProperty({ type: [DeliveryEventView], description: 'More than one where several are told together.' })
  events!: readonly DeliveryEventView[];

  @ApiProperty({ type: [DeliveryAttemptView], description: 'The last twenty, the oldest first.' })
  attempts!: readonly DeliveryAttemptView[];

  @ApiProperty({ type: Number, description: 'Attempts since it was created or last replayed.' })
  attemptCount!: number;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Of one that waits.' })
  nextAttemptAt?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}

export type DeliveryAnswer = Plain<DeliveryView>;

export class DeliveryPage extends pageDtoOf(DeliveryView) {}

export class ReplayedView {
  @ApiProperty({ type: Number, description: 'Dead deliveries that wait again.' })
  replayed!: number;
}

export const viewOfDelivery = (delivery: Delivery, role: Role): DeliveryAnswer => ({
  ...delivery,
  attempts: delivery.attempts.map(({ reason, ...attempt }) => ({
    ...attempt,
    ...(reason === undefined ? {} : { reason: reasonFor(role, reason) }),
  })),
});
