/** Numbers as exports write them. Undefined: it is none. */

/** Dollars to eighteen places, so that sums of rows are exact before they are rounded. */
export type AttoDollars = bigint;

const ATTO_PLACES = 18;
const NANO_PLACES = 9;
const ATTO_PER_NANO = 10n ** BigInt(ATTO_PLACES - NANO_PLACES);

/** Spreadsheets make `10.0` of 10. */
const countPattern = /^(\d{1,15})(?:\.0*)?$/;
const dollarPattern = /^(-?)\$?(\d{0,15})(?:\.(\d{0,60}))?(?:e([+-]?\d{1,2}))?$/i;

/** Nothing at all is 0. */
export function countOf(text: string): bigint | undefined {
  if (text === '') return 0n;
  const [, digits] = countPattern.exec(text) ?? [];
  return digits === undefined ? undefined : BigInt(digits);
}

/** `0.19`, `-3`, `$1.5`, `8.958e-05`; nothing at all is 0. What is finer than an atto-dollar is cut off. */
export function dollarsOf(text: string): AttoDollars | undefined {
  if (text === '') return 0n;
  const [, sign, whole = '', fraction = '', exponent = '0'] = dollarPattern.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const places = ATTO_PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const amount = places >= 0 ? digits * 10n ** BigInt(places) : digits / 10n ** BigInt(-places);
  return sign === '-' ? -amount : amount;
}

/** Places after the point as they are written. */
export const placesOf = (text: string): number => dollarPattern.exec(text)?.[3]?.length ?? 0;

/** Rounds half away from nothing. */
export function toNanoDollars(amount: AttoDollars): bigint {
  const half = ATTO_PER_NANO / 2n;
  return (amount < 0n ? amount - half : amount + half) / ATTO_PER_NANO;
}
