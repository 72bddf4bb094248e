import type { paths } from '@app/admin-client';
import type { Period } from '../../../components/period-picker/period';
import { oneOf } from '../../../lists/one-of';
import { type Time, timeFor } from '../../../usage/sums/grouping';

export type OwnSumsQuery = NonNullable<paths['/me/usage']['get']['parameters']['query']>;

export const divisions = ['time', 'model', 'key', 'client'] as const;
export type Division = (typeof divisions)[number];

/** By what sums can be divided: those of one key only by time and model. */
export const divisionsFor = (keyId: string | undefined): readonly Division[] =>
  keyId === undefined ? divisions : ['time', 'model'];

/** The division that an address says, or time. */
export const readDivision = (said: string | undefined, keyId: string | undefined): Division =>
  oneOf(divisionsFor(keyId), said) ?? 'time';

/** What the rows are: of time as short as there is still an overview. */
export const groupingOf = (division: Division, period: Period): Time | Exclude<Division, 'time'> =>
  division === 'time' ? timeFor(period) : division;

const orders = ['cost', 'requests', 'tokens'] as const;

/** The order that there is for what a column head asks for: times in their order, all others the largest first. */
export function orderOf(division: Division, asked: string | undefined): NonNullable<OwnSumsQuery['sort']> {
  return oneOf(orders, asked?.replace(/^-/, '')) ?? (division === 'time' ? 'id' : 'cost');
}
