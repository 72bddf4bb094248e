import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type FailedJob, type QueueFigures, queueNames } from '@app/queue';
import { pageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';

export class QueueView {
  @ApiProperty({ enum: queueNames })
  name!: string;

  @ApiProperty({ type: Boolean, description: 'Nothing is taken while it is.' })
  paused!: boolean;

  @ApiProperty({ type: Number, description: 'Jobs that a worker could take now.' })
  waiting!: number;

  @ApiProperty({ type: Number, description: 'Jobs that workers are at.' })
  active!: number;

  @ApiProperty({ type: Number, description: 'Jobs whose time has not come.' })
  delayed!: number;

  @ApiProperty({ type: Number, description: 'Jobs that ended without success, as far as they are kept.' })
  failed!: number;

  @ApiProperty({ type: Number, description: 'Of these, in the last 24 hours.' })
  failedLately!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'For how many seconds the job that waits longest could have been taken; null: none waits.',
  })
  oldestWaitingSeconds!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Processes that take jobs; null: Redis does not let the relay see its connections.',
  })
  workers!: number | null;
}

export class FailedJobView {
  @ApiProperty({ type: String, example: 'repeat:trim the audit log:1764000000000' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiPropertyOptional({ type: String, description: 'The delivery, task or account that it was about.' })
  subject?: string;

  @ApiProperty({ type: Number })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  failedAt!: string;

  @ApiProperty({ type: String })
  reason!: string;
}

export type QueueAnswer = Plain<QueueView>;
export type FailedJobAnswer = Plain<FailedJobView>;

export class QueuePage extends pageDtoOf(QueueView) {}
export class FailedJobPage extends pageDtoOf(FailedJobView) {}

export const viewOfQueue = ({ isPaused, oldestWaitingMs, workers, ...figures }: QueueFigures): QueueAnswer => ({
  ...{ ...figures, paused: isPaused, workers: workers ?? null },
  oldestWaitingSeconds: oldestWaitingMs === undefined ? null : Math.floor(oldestWaitingMs / 1_000),
});

export const viewOfFailedJob = ({ subject, createdAt, failedAt, ...job }: FailedJob): FailedJobAnswer => ({
  ...{ ...job, ...(subject === undefined ? {} : { subject }) },
  createdAt: new Date(createdAt).toISOString(),
  failedAt: new Date(failedAt).toISOString(),
});
