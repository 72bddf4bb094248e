import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

const MAX_LENGTH = 100;

/** A name that people give to a record. */
export const NameField = (example: string, options: { required: boolean } = { required: true }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: MAX_LENGTH, example, required: options.required }),
    IsString(),
    MaxLength(MAX_LENGTH),
    // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
    Matches(/^(?=.*\S)[^\u0000-\u001f\u007f]+$/u, { message: '$property must have visible letters in one line' }),
  );
