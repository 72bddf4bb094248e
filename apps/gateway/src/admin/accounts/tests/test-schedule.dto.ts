import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, ValidateBy } from 'class-validator';
import { isTimeZone } from '@app/common';
import { MayBeAbsent } from '../../../control-plane/validation/optional';
import { CronField } from './cron-field';
import { TestModelField, TestPromptField } from './question-fields';

export class TestScheduleRequest {
  @CronField()
  cron!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Whose clock `cron` is read by: an IANA name; absent: TIMEZONE of the relay.',
    example: 'Europe/Berlin',
  })
  @MayBeAbsent()
  @ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: isTimeZone,
      defaultMessage: () => '$property must be an IANA time zone such as Europe/Berlin',
    },
  })
  timezone?: string;

  @TestModelField()
  model?: string;

  @TestPromptField()
  prompt?: string;

  @ApiPropertyOptional({ type: Boolean, default: true })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;
}
