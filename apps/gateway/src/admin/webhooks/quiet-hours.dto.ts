import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import { isTimeZone } from '@app/common';
import { isClockTime } from '@app/webhooks';

const ClockTimeField = (example: string, description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, example, description }),
    ValidateBy({
      name: 'isClockTime',
      validator: {
        validate: isClockTime,
        defaultMessage: () => '$property must be a time of the day such as 22:00',
      },
    }),
  );

export class QuietHoursDto {
  @ClockTimeField('22:00', 'By the clock of the time zone.')
  from!: string;

  @ClockTimeField('07:00', 'Before `from`: the next morning.')
  @ValidateBy({
    name: 'isAnotherTime',
    validator: {
      validate: (value: unknown, question?: ValidationArguments) =>
        value !== (question?.object as Partial<QuietHoursDto> | undefined)?.from,
      defaultMessage: () => '$property must be another time than from',
    },
  })
  until!: string;

  @ApiProperty({ type: String, example: 'Europe/Berlin', description: 'IANA name.' })
  @ValidateBy({
    name: 'isTimezone',
    validator: {
      validate: isTimeZone,
      defaultMessage: () => '$property must be an IANA time zone such as Europe/Berlin',
    },
  })
  timezone!: string;
}

export const QuietHoursField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: QuietHoursDto, required: false, nullable },
      description: 'What comes in these hours is told together at their end, but for what is critical.',
    }),
    IsObject(),
    ValidateNested(),
    Type(() => QuietHoursDto),
  );
