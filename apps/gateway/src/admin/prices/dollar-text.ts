import { formatDollars } from '@app/common';

const NANO_PER_MICRO = 1_000n;
const DECIMAL_PLACES = 6;
const dollarPattern = /^(\d{1,5})(?:\.(\d{1,6}))?$/;

/** `"1.25"` → 1250000. Undefined for anything but a decimal text of dollars that is exact to the micro-dollar; no number is one. */
export function microDollarsOf(value: unknown): number | undefined {
  const [, whole, fraction = ''] = (typeof value === 'string' ? dollarPattern.exec(value) : null) ?? [];
  return whole === undefined ? undefined : Number(whole + fraction.padEnd(DECIMAL_PLACES, '0'));
}

/** 1250000 → `"1.25"` */
export const dollarText = (microDollars: number): string => formatDollars(BigInt(microDollars) * NANO_PER_MICRO);

/** Dollars as texts, member by member, as numbers of micro-dollars; undefined where one of them is none, or has no such name. */
export function inMicroDollars(value: unknown, names: readonly string[]): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const amounts = Object.entries(value).map(([name, amount]): [string, number | undefined] => [
    name,
    names.includes(name) ? microDollarsOf(amount) : undefined,
  ]);
  return amounts.every((pair): pair is [string, number] => pair[1] !== undefined)
    ? Object.fromEntries(amounts)
    : undefined;
}

/** The other way round. */
export const inDollars = (amounts: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, dollarText(amount)]));
