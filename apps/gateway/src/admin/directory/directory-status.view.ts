import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DirectoryState, DirectoryStatus } from '@app/auth';
import { withChanges } from '../../control-plane/validation/with-changes';
import { directoryStates } from './directory.view';

export class SyncCountsView {
  @ApiProperty({ type: Number, description: 'People whom the directory was asked for.' })
  checked!: number;

  @ApiProperty({ type: Number })
  changed!: number;

  @ApiProperty({ type: Number, description: 'Those who may do nothing from now on.' })
  suspended!: number;

  @ApiProperty({ type: Number, description: 'Those who may again.' })
  restored!: number;
}

export class SyncErrorView {
  @ApiProperty({ type: String, example: 'connect', description: 'The step that failed.' })
  step!: string;

  @ApiProperty({ type: String })
  message!: string;
}

export class SyncBlockedView {
  @ApiProperty({ type: Number })
  wouldSuspend!: number;

  @ApiProperty({
    type: Number,
    description: 'Those who would be suspended, have a lower role or be in no directory group any more.',
  })
  wouldLose!: number;

  @ApiProperty({ type: Number, description: 'People of the directory who may do something now.' })
  active!: number;
}

export class DirectoryStatusView {
  @ApiProperty({ enum: directoryStates })
  state!: DirectoryState['state'];

  @ApiPropertyOptional({ type: String, description: 'Why it is unusable.' })
  problem?: string;

  @ApiProperty({
    type: Boolean,
    description: 'The last success is too long ago: people of the directory are let in no more.',
  })
  stale!: boolean;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  lastRunAt?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  lastSuccessAt?: string;

  @ApiPropertyOptional({ type: SyncErrorView, description: 'Of the last run, where the directory could not be asked.' })
  lastError?: SyncErrorView;

  @ApiPropertyOptional({
    type: SyncBlockedView,
    description: 'Of the last run, where it changed nothing because it would have suspended too many at once.',
  })
  blocked?: SyncBlockedView;

  @ApiPropertyOptional({ type: SyncCountsView, description: 'Of the last run that succeeded.' })
  counts?: SyncCountsView;
}

export function viewOfStatus(state: DirectoryState, stale: boolean, status: DirectoryStatus): DirectoryStatusView {
  const { lastRunAt, lastSuccessAt, lastError, blocked, counts } = status;
  return withChanges<DirectoryStatusView>(
    { state: state.state, ...(state.state === 'unusable' ? { problem: state.problem } : {}), stale },
    { lastRunAt, lastSuccessAt, lastError, blocked, counts },
  );
}
