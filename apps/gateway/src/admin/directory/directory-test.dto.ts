import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { type DirectoryState, type DirectoryStep, type DirectoryStepReport, directorySteps } from '@app/auth';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import { DirectoryFieldsRequest } from './directory-change.dto';
import { directoryStates } from './directory.view';

/** Settings given here are tried and not kept. */
export class DirectoryTestRequest extends DirectoryFieldsRequest {
  @ApiPropertyOptional({ type: String, maxLength: 256, description: 'Somebody to look up; no password is needed.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(256)
  @Matches(/\S/, { message: '$property must have visible letters' })
  username?: string;
}

const outcomes = ['passed', 'failed', 'skipped'] as const;

export class DirectoryStepView {
  @ApiProperty({ type: String, example: 'ldaps://directory.example.org' })
  server!: string;

  @ApiProperty({ enum: directorySteps })
  step!: DirectoryStep;

  @ApiProperty({ enum: outcomes })
  outcome!: DirectoryStepReport['outcome'];

  @ApiPropertyOptional({ type: String })
  detail?: string;

  @ApiProperty({ type: Number })
  milliseconds!: number;
}

export class DirectoryTestView {
  @ApiProperty({ enum: directoryStates })
  state!: DirectoryState['state'];

  @ApiPropertyOptional({ type: String, description: 'Why it is unusable.' })
  problem?: string;

  @ApiProperty({ type: Boolean, description: 'Every step on every server passed, or was not needed.' })
  passed!: boolean;

  @ApiProperty({ type: [DirectoryStepView] })
  steps!: readonly DirectoryStepView[];
}
