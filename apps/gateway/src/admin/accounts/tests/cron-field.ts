import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type ValidationArguments, ValidateBy } from 'class-validator';
import { cronFault } from '@app/accounts';

const faultOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? cronFault(value) : 'must be a text';

/** Five fields of a cron expression, at the most every five minutes. */
export const CronField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      maxLength: 100,
      description: 'Minute, hour, day of month, month, day of week; at the most every five minutes.',
      example: '0 6 * * 1-5',
    }),
    ValidateBy({
      name: 'isCron',
      validator: {
        validate: (value) => faultOf(value) === undefined,
        defaultMessage: (question?: ValidationArguments) => `$property ${faultOf(question?.value) ?? 'is no schedule'}`,
      },
    }),
  );
