import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Plain } from '../../control-plane/plain';

const outcomes = ['delivered', 'gone', 'failed'] as const;

export class WebhookTestView {
  @ApiProperty({ enum: outcomes, description: '`gone`: it answered that it wants nothing any more.' })
  outcome!: (typeof outcomes)[number];

  @ApiPropertyOptional({ type: String, description: 'Of a failure.', example: 'HTTP 404' })
  reason?: string;

  @ApiProperty({ type: Number, description: 'Milliseconds.' })
  durationMs!: number;
}

export type WebhookTestAnswer = Plain<WebhookTestView>;
