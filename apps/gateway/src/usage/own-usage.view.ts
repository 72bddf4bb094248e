import { ApiProperty } from '@nestjs/swagger';
import type { Plain } from '../control-plane/plain';
import { LimitsStandingView } from '../limits/limits-standing.view';
import { UsageAnswer } from './usage.view';

export class OwnUsageAnswer extends UsageAnswer {
  @ApiProperty({ type: LimitsStandingView, description: 'What you have left over all of your keys at this moment.' })
  limits!: Plain<LimitsStandingView>;
}
