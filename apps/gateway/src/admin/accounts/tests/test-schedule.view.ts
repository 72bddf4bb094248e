import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type AccountTestSchedule, nextTick } from '@app/accounts';
import type { Plain } from '../../../control-plane/plain';
import { withChanges } from '../../../control-plane/validation/with-changes';

export class TestScheduleView {
  @ApiProperty({ type: String, example: '0 6 * * 1-5' })
  cron!: string;

  @ApiProperty({ type: String, description: 'Whose clock it is read by.', example: 'Europe/Berlin' })
  timezone!: string;

  @ApiPropertyOptional({ type: String })
  model?: string;

  @ApiPropertyOptional({ type: String })
  prompt?: string;

  @ApiProperty({ type: Boolean })
  enabled!: boolean;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Absent: it is switched off.' })
  nextRunAt?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
}

/** @param timezone of the relay @param now milliseconds since the epoch */
export function viewOfTestSchedule(
  schedule: AccountTestSchedule,
  timezone: string,
  now: number,
): Plain<TestScheduleView> {
  const { cron, timezone: ownTimezone = timezone, model, prompt, enabled, createdAt, updatedAt } = schedule;
  const next = enabled ? nextTick(cron, ownTimezone, now) : undefined;
  return withChanges<Plain<TestScheduleView>>(
    { cron, timezone: ownTimezone, enabled, createdAt, updatedAt },
    { model, prompt, nextRunAt: next === undefined ? undefined : new Date(next).toISOString() },
  );
}
