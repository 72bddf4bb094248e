import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';

const LONGEST_NAME = 200;
const MOST_MAPPED = 500;
const namePattern = /^[\x21-\x7e]+$/;

/** Names of models, in which `*` may stand for any text. */
export const IsModelNames = (most: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(LONGEST_NAME, { each: true }),
    Matches(namePattern, { each: true, message: 'each value in $property must be a model name' }),
  );

const isModelName = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST_NAME && namePattern.test(value) && !value.includes('*');

export function isModelMapping(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= MOST_MAPPED && entries.every(([from, to]) => isModelName(from) && isModelName(to));
}

/** Whole names of models to whole names of models. */
export const IsModelMapping = (): PropertyDecorator =>
  ValidateBy({
    name: 'isModelMapping',
    validator: {
      validate: isModelMapping,
      defaultMessage: () =>
        `$property must map names of models to names of models, without \`*\`, ${MOST_MAPPED} at the most`,
    },
  });
