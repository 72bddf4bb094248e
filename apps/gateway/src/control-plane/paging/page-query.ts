import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../validation/optional';

export const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
/** Names that lists are sorted by, and ids of prices, which hold names of models. */
const LONGEST_CURSOR = 4_000;

export class PageQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit?: number;

  @ApiPropertyOptional({
    type: String,
    description: '`nextCursor` of the page before, with the same order and filters.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  cursor?: string;
}
