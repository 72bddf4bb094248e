import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../validation/optional';

export class RotationRequest {
  @ApiPropertyOptional({
    ...{ type: String, example: 'PT24H' },
    description:
      'How long the former key works beside the new one: an ISO 8601 duration of at most 30 days. Absent: it ends at once.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  overlap?: string;
}
