import { nanoDollars } from '../admission/terms';

const amountPattern = /^-?\d+$/;

/** A limit in US dollars as nano-dollars. */
export const amountOf = (dollars = 0): bigint => BigInt(Math.min(nanoDollars(dollars), Number.MAX_VALUE));

/** The sum of amounts as hashes hold them; what is absent or no whole number counts as nothing. */
export const sumOf = (amounts: readonly (string | undefined)[]): bigint =>
  amounts.reduce((sum, amount) => sum + (amountPattern.test(amount ?? '') ? BigInt(amount ?? 0) : 0n), 0n);

/** What of a hash of what was spent has been settled: all but what requests under way reserve. */
export const settledOf = (spent: Readonly<Record<string, string>>): bigint =>
  sumOf(Object.entries(spent).flatMap(([field, amount]) => (field.startsWith('reserved') ? [] : [amount])));
