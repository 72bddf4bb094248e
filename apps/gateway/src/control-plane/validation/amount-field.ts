import { applyDecorators } from '@nestjs/common';
import { IsNumber, Max, Min } from 'class-validator';

export const SMALLEST_AMOUNT = 0.000_001;
export const LARGEST_AMOUNT = 1_000_000;

/**
 * An amount in US dollars, exact to the micro-dollar. Zero is refused: some read it as nothing at all and some as no limit, and who wants
 * a key to stop can switch it off.
 */
export const IsAmount = (): PropertyDecorator =>
  applyDecorators(
    IsNumber(
      { maxDecimalPlaces: 6, allowNaN: false, allowInfinity: false },
      { message: '$property must be a number with at most 6 decimal places' },
    ),
    Min(SMALLEST_AMOUNT),
    Max(LARGEST_AMOUNT),
  );
