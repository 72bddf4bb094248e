import type { SortValue } from './list-order';

/** Where a record stands in a list: by what it is sorted by, and among equals by its id. */
export interface ListPlace {
  readonly value: SortValue;
  readonly id: string;
}

export type ComparePlaces = (first: ListPlace, second: ListPlace) => number;

const LONGEST_VALUE = 200;
/** Numbers in names count as numbers: `key 2` stands before `key 10`. */
const collator = new Intl.Collator('en', { numeric: true });

/** Texts are told apart by their beginning only: a cursor carries it. A number that JSON has no words for is none. */
export function placeOf(value: SortValue, id: string): ListPlace {
  if (typeof value === 'string') return { value: value.slice(0, LONGEST_VALUE), id };
  return { value: Number.isFinite(value) ? value : undefined, id };
}

/** A total order: numbers before texts before what is absent, and no two records with different ids in the same place. */
export const comparePlaces =
  (isFalling: boolean): ComparePlaces =>
  (first, second) =>
    compareValues(first.value, second.value, isFalling) || compareIds(first.id, second.id);

function compareValues(first: SortValue, second: SortValue, isFalling: boolean): number {
  const [kind, otherKind] = [kindOf(first), kindOf(second)];
  if (kind !== otherKind) return kind - otherKind;
  const rising = typeof first === 'string' ? collator.compare(first, String(second)) : Number(first) - Number(second);
  // Of two that are absent, the difference is no number.
  return Number.isNaN(rising) ? 0 : isFalling ? -rising : rising;
}

function kindOf(value: SortValue): number {
  if (value === undefined) return 2;
  return typeof value === 'number' ? 0 : 1;
}

const compareIds = (first: string, second: string): number => (first < second ? -1 : Number(first > second));
