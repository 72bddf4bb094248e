import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { severities } from '@app/common';
import { eventPatterns } from '@app/webhooks';

const MOST_GROUPS = 200;
const LONGEST_ID = 64;
const MOST_DEDUPE_SECONDS = 86_400;
const MOST_CONCURRENCY = 16;

/** What a field that is left out means: the usual, or that it stays as it is. */
export type Otherwise = 'usual' | 'stays';

export const defaultOf = <Value>(value: Value, otherwise: Otherwise): { readonly default?: Value } =>
  otherwise === 'usual' ? { default: value } : {};

export const EventsField = ({ required }: { readonly required: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ enum: eventPatterns, isArray: true, required, example: ['account.*', 'pool.saturated'] },
      description: 'Types of events, families of them such as `account.*`, or `*` for all.',
    }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayUnique(),
    IsIn(eventPatterns, { each: true, message: '$property must be types of events, families such as account.*, or *' }),
  );

export const WebhookGroupIdsField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable },
      description: 'Events of these account groups, and those that concern no group. Without it: of all.',
    }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(MOST_GROUPS),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(LONGEST_ID, { each: true }),
  );

export const MinimumSeverityField = (otherwise: Otherwise): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ enum: severities, required: false, ...defaultOf('info', otherwise) },
      description: 'Events that matter less are not told.',
    }),
    IsIn(severities),
  );

export const DedupeSecondsField = (otherwise: Otherwise): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: Number, minimum: 0, maximum: MOST_DEDUPE_SECONDS, required: false, ...defaultOf(0, otherwise) },
      description: 'Events of one type about one thing are told once within so many seconds; 0: each is told.',
    }),
    IsInt(),
    Min(0),
    Max(MOST_DEDUPE_SECONDS),
  );

export const ConcurrencyField = (otherwise: Otherwise): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: Number, minimum: 1, maximum: MOST_CONCURRENCY, required: false, ...defaultOf(4, otherwise) },
      description: 'Messages under way to it at the same time.',
    }),
    IsInt(),
    Min(1),
    Max(MOST_CONCURRENCY),
  );
