import { type Type as Class, applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { BatchProblemDto } from './batch-problem';
import { MOST_IN_BATCH } from './run-batch';

/** What is to be created. Each is held against `request` on its own, so that a bad one does not stop the others. */
export const BatchOf = (request: Class): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [request], minItems: 1, maxItems: MOST_IN_BATCH }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(MOST_IN_BATCH),
  );

/** What is to be changed, each once. */
export const BatchIds = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], minItems: 1, maxItems: MOST_IN_BATCH }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(MOST_IN_BATCH),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(64, { each: true }),
  );

export const BatchChange = (change: Class): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: change, description: 'The same for each of them.' }),
    IsObject(),
    ValidateNested(),
    Type(() => change),
  );

const results = ['created', 'changed', 'refused'] as const;

/** What came of one in a batch. */
export class BatchResult {
  @ApiPropertyOptional({ type: Number, description: 'Place among those that were to be created, from 0.' })
  index?: number;

  @ApiPropertyOptional({ type: String, description: 'One of `ids`.' })
  id?: string;

  @ApiProperty({ enum: results })
  status!: (typeof results)[number];

  @ApiPropertyOptional({ type: BatchProblemDto })
  problem?: BatchProblemDto;
}
