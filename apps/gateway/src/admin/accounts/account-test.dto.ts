import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export class AccountTestRequest {
  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Absent: one that the account serves.' })
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  model?: string;
}

export class AccountTestView {
  @ApiProperty({ type: Boolean, description: 'The upstream answered the question.' })
  ok!: boolean;

  @ApiProperty({ type: String, example: 'claude-sonnet-4-5' })
  model!: string;

  @ApiProperty({ type: String, description: 'What was spoken to the upstream.', example: 'anthropic-messages' })
  protocol!: string;

  @ApiProperty({ type: Number })
  tookMs!: number;

  @ApiPropertyOptional({ type: Number, description: "Status of the upstream's answer; absent: there was none." })
  status?: number;

  @ApiPropertyOptional({
    type: String,
    description: 'What went wrong, in the words of explanations.',
    example: 'unauthorized',
  })
  failure?: string;

  @ApiPropertyOptional({ type: String, description: 'What the upstream said of it.' })
  message?: string;
}
