import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { KNOWN_MS } from './recent-changes';

export class LiveQuery {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 0, maximum: KNOWN_MS, default: 0 },
    description:
      'Milliseconds: records that have changed during that time before this call are told as `changed` after the first snapshot. For whoever has asked for records before they watched.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(KNOWN_MS)
  missed?: number;
}
