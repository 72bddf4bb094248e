import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, ValidateBy, ValidateNested } from 'class-validator';
import { IsAmount, LARGEST_AMOUNT, SMALLEST_AMOUNT } from '../validation/amount-field';
import { MayBeAbsent } from '../validation/optional';

const HOUR_MS = 3_600_000;
const WEEK_MINUTES = 10_080;

const CountField = (maximum: number, description: string, options = { required: true }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: Number, minimum: 1, maximum, description, required: options.required }),
    ...(options.required ? [] : [MayBeAbsent()]),
    IsInt(),
    Min(1),
    Max(maximum),
  );

const AmountField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number, minimum: SMALLEST_AMOUNT, maximum: LARGEST_AMOUNT, description }),
    MayBeAbsent(),
    IsAmount(),
  );

export class QueueLimitsDto {
  @CountField(10_000, 'How many requests may wait for a free slot.')
  size!: number;

  @CountField(HOUR_MS, 'How long each of them may wait, in milliseconds.')
  timeoutMs!: number;
}

export class WindowLimitsDto {
  @CountField(WEEK_MINUTES, 'Any span of so many minutes.')
  minutes!: number;

  @CountField(1_000_000_000, 'Requests within the span.', { required: false })
  requests?: number;

  @CountField(1_000_000_000_000, 'Tokens within the span.', { required: false })
  tokens?: number;

  @AmountField('Cost within the span, in US dollars.')
  costUsd?: number;
}

const limitsSomething = (value: unknown): boolean => {
  const { requests, tokens, costUsd } = (value ?? {}) as Partial<WindowLimitsDto>;
  return requests !== undefined || tokens !== undefined || costUsd !== undefined;
};

/** What one key, or one person over all keys, may use. What is left out is not limited. */
export class LimitsDto {
  @CountField(100_000, 'Requests under way at the same time.', { required: false })
  concurrency?: number;

  @ApiPropertyOptional({
    type: QueueLimitsDto,
    description: 'Without it, a request that finds no free slot is refused.',
  })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => QueueLimitsDto)
  queue?: QueueLimitsDto;

  @ApiPropertyOptional({ type: WindowLimitsDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => WindowLimitsDto)
  @ValidateBy({
    name: 'limitsSomething',
    validator: { validate: limitsSomething, defaultMessage: () => '$property must limit requests, tokens or costUsd' },
  })
  window?: WindowLimitsDto;

  @AmountField('Cost within a calendar day, in US dollars.')
  dailyCostUsd?: number;

  @AmountField('Cost within a week from Monday, in US dollars.')
  weeklyCostUsd?: number;

  @AmountField('Cost within a calendar month, in US dollars.')
  monthlyCostUsd?: number;

  @AmountField('Cost altogether, in US dollars.')
  totalCostUsd?: number;
}
