import { asCount, isJsonObject } from '@app/protocols';

/** What a re-pricing has found, for one model or in sum. Amounts in nano-dollars; a cost that is not known counts as nothing. */
export interface RepricingSums {
  readonly records: number;
  /** Cost another amount now than before. */
  readonly changed: number;
  /** Had no known cost, and have one now. */
  readonly priced: number;
  /** Had no known cost, and have none now. */
  readonly unpriced: number;
  /** Keep the cost that they had, because no price is known for them any more. */
  readonly kept: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** One record as a re-pricing has found it; null: not known. */
export interface RecountOutcome {
  readonly before: string | null;
  /** By the prices of now. */
  readonly counted: string | null;
}

export const noRepricingSums: RepricingSums = {
  ...{ records: 0, changed: 0, priced: 0, unpriced: 0, kept: 0 },
  ...{ before: 0n, after: 0n },
};

export function addOutcome(sums: RepricingSums, { before, counted }: RecountOutcome): RepricingSums {
  const after = counted ?? before;
  return {
    records: sums.records + 1,
    changed: sums.changed + (after === before ? 0 : 1),
    priced: sums.priced + (before === null && counted !== null ? 1 : 0),
    unpriced: sums.unpriced + (after === null ? 1 : 0),
    kept: sums.kept + (before !== null && counted === null ? 1 : 0),
    before: sums.before + BigInt(before ?? 0),
    after: sums.after + BigInt(after ?? 0),
  };
}

export function addSums(one: RepricingSums, other: RepricingSums): RepricingSums {
  return {
    records: one.records + other.records,
    changed: one.changed + other.changed,
    priced: one.priced + other.priced,
    unpriced: one.unpriced + other.unpriced,
    kept: one.kept + other.kept,
    before: one.before + other.before,
    after: one.after + other.after,
  };
}

/** The sums as JSON can hold them. */
export type StoredSums = Omit<RepricingSums, 'before' | 'after'> & { readonly before: string; readonly after: string };

export const storedSums = ({ before, after, ...counts }: RepricingSums): StoredSums => ({
  ...counts,
  before: before.toString(),
  after: after.toString(),
});

/** Whatever is stored: what is no count or amount is nothing. */
export function sumsOf(value: unknown): RepricingSums {
  const stored = isJsonObject(value) ? value : {};
  const { records, changed, priced, unpriced, kept, before, after } = stored;
  return {
    ...{ records: asCount(records), changed: asCount(changed), priced: asCount(priced) },
    ...{ unpriced: asCount(unpriced), kept: asCount(kept), before: amountOf(before), after: amountOf(after) },
  };
}

const amountOf = (value: unknown): bigint =>
  typeof value === 'string' && /^\d{1,40}$/.test(value) ? BigInt(value) : 0n;
