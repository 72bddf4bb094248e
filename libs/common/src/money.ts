/**
 * Money is integer arithmetic. A price is a whole number of micro-dollars per million tokens, so tokens × price is a whole
 * number of pico-dollars; amounts that are stored and added are whole nano-dollars.
 */
export type NanoDollars = bigint;
export type PicoDollars = bigint;

const PICO_PER_NANO = 1_000n;
const NANO_PER_DOLLAR = 1_000_000_000n;

/** Rounds half up, once per usage record, so that sums of records are exact. */
export function picoToNanoDollars(amount: PicoDollars): NanoDollars {
  return (amount + PICO_PER_NANO / 2n) / PICO_PER_NANO;
}

/** `1234500000n` nano-dollars → `"1.2345"`. Never passes through a floating-point number. */
export function formatDollars(amount: NanoDollars): string {
  const sign = amount < 0n ? '-' : '';
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % NANO_PER_DOLLAR).toString().padStart(9, '0').replace(/0+$/, '');
  const whole = (absolute / NANO_PER_DOLLAR).toString();
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
