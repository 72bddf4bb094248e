import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { LimitsDto } from './limits.dto';

/** A whole set of limits: it takes the place of the former one. */
export const LimitsField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: LimitsDto, required: false, nullable, description: 'Replaces all former limits.' }),
    IsObject(),
    ValidateNested(),
    Type(() => LimitsDto),
  );
