import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type AccountTestRun, type TestTrigger, testTriggers } from '@app/accounts';
import { countedPageDtoOf } from '../../../control-plane/paging/page.dto';
import type { Plain } from '../../../control-plane/plain';

export class TestTokensView {
  @ApiProperty({ type: Number, description: 'Those that the upstream had in its cache included.' })
  input!: number;

  @ApiProperty({ type: Number })
  output!: number;
}

export class AccountTestRunView {
  @ApiProperty({ type: String, example: 'tst_4fK0pQ2sT6uV8wX0yZ1a' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: testTriggers, description: 'Whether its schedule or somebody asked for it.' })
  trigger!: TestTrigger;

  @ApiProperty({ type: Boolean, description: 'The upstream answered the question.' })
  ok!: boolean;

  @ApiPropertyOptional({ type: String, description: 'Absent: the account names none to ask for.' })
  model?: string;

  @ApiPropertyOptional({ type: Number, description: "Status of the upstream's answer; absent: there was none." })
  status?: number;

  @ApiPropertyOptional({ type: Number, description: 'Milliseconds until the answer began; absent: none did.' })
  firstByteMs?: number;

  @ApiProperty({ type: Number, description: 'Milliseconds in all.' })
  tookMs!: number;

  @ApiPropertyOptional({ type: TestTokensView })
  tokens?: TestTokensView;

  @ApiPropertyOptional({
    type: String,
    description: 'What went wrong, in the words of explanations.',
    example: 'unauthorized',
  })
  failure?: string;
}

export class AccountTestRunPage extends countedPageDtoOf(AccountTestRunView) {}

export type AccountTestRunAnswer = Plain<AccountTestRunView>;

/** What is shown is what is kept: nothing in a run is secret. */
export const viewOfTestRun = (run: AccountTestRun): AccountTestRunAnswer => run;
