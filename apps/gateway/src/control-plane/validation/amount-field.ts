import { ValidateBy } from 'class-validator';

export const SMALLEST_AMOUNT = 0.000_001;
export const LARGEST_AMOUNT = 1_000_000;
const DECIMAL_PLACES = 6;

/**
 * An amount in US dollars, exact to the micro-dollar. Zero is refused: some read it as nothing at all and some as no limit, and who wants
 * a key to stop can switch it off. (class-validator's own check of decimal places throws for numbers such as 1e-7.)
 */
export function isAmount(value: unknown): boolean {
  if (typeof value !== 'number' || !(value >= SMALLEST_AMOUNT && value <= LARGEST_AMOUNT)) return false;
  return Number(value.toFixed(DECIMAL_PLACES)) === value;
}

export const IsAmount = (): PropertyDecorator =>
  ValidateBy({
    name: 'isAmount',
    validator: {
      validate: isAmount,
      defaultMessage: () =>
        `$property must be a number from ${SMALLEST_AMOUNT.toFixed(DECIMAL_PLACES)} to ${LARGEST_AMOUNT} with at most ${DECIMAL_PLACES} decimal places`,
    },
  });
