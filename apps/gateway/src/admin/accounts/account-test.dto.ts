import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ProbeResult } from '@app/relay';
import { TestModelField, TestPromptField } from './tests/question-fields';
import { TestTokensView } from './tests/test-run.view';

export class AccountTestRequest {
  @TestModelField()
  model?: string;

  @TestPromptField()
  prompt?: string;
}

export class AccountTestView {
  @ApiProperty({ type: Boolean, description: 'The upstream answered the question.' })
  ok!: boolean;

  @ApiProperty({ type: String, example: 'claude-sonnet-4-5' })
  model!: string;

  @ApiProperty({ type: String, description: 'What was spoken to the upstream.', example: 'anthropic-messages' })
  protocol!: string;

  @ApiPropertyOptional({ type: Number, description: 'Milliseconds until the answer began; absent: none did.' })
  firstByteMs?: number;

  @ApiProperty({ type: Number, description: 'Milliseconds in all.' })
  tookMs!: number;

  @ApiPropertyOptional({ type: TestTokensView })
  tokens?: TestTokensView;

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

export function viewOfAccountTest({ at: _at, ...result }: ProbeResult): AccountTestView {
  return result;
}
