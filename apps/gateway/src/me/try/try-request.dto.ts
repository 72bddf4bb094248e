import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../../control-plane/validation/optional';

const LONGEST_MODEL = 200;
const LONGEST_PROMPT = 20_000;
/** Less is refused by some upstreams (protocols.md 6.1). */
const FEWEST_TOKENS = 16;
const MOST_TOKENS = 8_192;
export const USUAL_TOKENS = 1_024;

export class TryRequest {
  @ApiProperty({ type: String, minLength: 1, maxLength: LONGEST_MODEL, example: 'claude-sonnet-4-5' })
  @IsString()
  @MaxLength(LONGEST_MODEL)
  @Matches(/\S/, { message: '$property must not be empty' })
  model!: string;

  @ApiProperty({ type: String, minLength: 1, maxLength: LONGEST_PROMPT, example: 'Say hello.' })
  @IsString()
  @MaxLength(LONGEST_PROMPT)
  @Matches(/\S/, { message: '$property must not be empty' })
  prompt!: string;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: FEWEST_TOKENS, maximum: MOST_TOKENS, default: USUAL_TOKENS },
    description: 'The answer is cut there.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(FEWEST_TOKENS)
  @Max(MOST_TOKENS)
  maxTokens?: number;
}
