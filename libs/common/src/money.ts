/** Money is integer arithmetic: amounts that are stored and added are whole nano-dollars. */
export type NanoDollars = bigint;

const NANO_PER_DOLLAR = 1_000_000_000n;

/** `1234500000n` nano-dollars → `"1.2345"`. Never passes through a floating-point number. */
export function formatDollars(amount: NanoDollars): string {
  const sign = amount < 0n ? '-' : '';
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % NANO_PER_DOLLAR).toString().padStart(9, '0').replace(/0+$/, '');
  const whole = (absolute / NANO_PER_DOLLAR).toString();
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
