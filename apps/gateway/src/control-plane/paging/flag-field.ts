import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '../validation/optional';

const flags = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
]);

/** `true` or `false` in a query, where everything is text. */
export const FlagField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Boolean, description }),
    MayBeAbsent(),
    Transform(({ value }: { value: unknown }) => flags.get(value) ?? value),
    IsBoolean(),
  );
