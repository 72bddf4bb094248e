import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

const LONGEST = 500;

/** What people say of a record, in as many lines as they like. */
export const DescriptionField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, required: false, nullable, minLength: 1, maxLength: LONGEST }),
    IsString(),
    MaxLength(LONGEST),
    Matches(/\S/, { message: '$property must have visible letters' }),
  );
