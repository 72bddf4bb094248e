import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { LimitsField } from '../../control-plane/limits/limits-field';
import type { LimitsDto } from '../../control-plane/limits/limits.dto';
import { MayBeCleared } from '../../control-plane/validation/optional';

export class UserChange {
  @MayBeCleared()
  @LimitsField({ nullable: true })
  limits?: LimitsDto | null;

  @ApiProperty({
    type: Number,
    required: false,
    nullable: true,
    minimum: 1,
    maximum: 100,
    description: 'Share of a free slot when several people wait for one; without it: 1.',
  })
  @MayBeCleared()
  @IsInt()
  @Min(1)
  @Max(100)
  queueWeight?: number | null;
}
