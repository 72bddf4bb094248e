import type { NanoDollars } from '@app/common';

/**
 * Quintillionths of a dollar: micro-dollars per million tokens × tokens × three factors in per cent are a whole number of them, so that
 * nothing is rounded before the end.
 */
export type AttoDollars = bigint;

export const ATTO_PER_PICO = 1_000_000n;
export const ATTO_PER_MICRO = 1_000_000_000_000n;
const ATTO_PER_NANO = 1_000_000_000n;
const DECIMAL_PLACES = 18;

/** Rounds half up, once per usage record. The amount is not negative. */
export const attoToNanoDollars = (amount: AttoDollars): NanoDollars => (amount + ATTO_PER_NANO / 2n) / ATTO_PER_NANO;

/** `1500000000000000000n` → `"1.5"`, all digits of it. The amount is not negative. */
export function formatAttoDollars(amount: AttoDollars): string {
  const digits = amount.toString().padStart(DECIMAL_PLACES + 1, '0');
  const fraction = digits.slice(-DECIMAL_PLACES).replace(/0+$/, '');
  const whole = digits.slice(0, -DECIMAL_PLACES);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
