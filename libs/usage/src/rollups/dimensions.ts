import type { UsageRecord } from '../records/usage-record';

/** What usage can be asked by. */
export const subjects = ['key', 'user', 'account', 'group', 'model', 'platform', 'client'] as const;
export type Subject = (typeof subjects)[number];

/** Whom and what a record, or a correction of its cost, is about. */
export type Subjects = Pick<
  UsageRecord,
  'keyId' | 'userId' | 'accountId' | 'groupId' | 'model' | 'platform' | 'client'
>;

/** Stands for a group or a client that a record does not name, so that every dimension adds up to the total. */
export const NONE = 'none';

const idsOf: Readonly<Record<Subject, (subjectsOf: Subjects) => string>> = {
  key: ({ keyId }) => keyId,
  user: ({ userId }) => userId,
  account: ({ accountId }) => accountId,
  group: ({ groupId }) => groupId ?? NONE,
  model: ({ model }) => model,
  platform: ({ platform }) => platform,
  client: ({ client }) => client ?? NONE,
};

/** What usage is added up by, alone and in pairs. A dimension more is a line more, and counts from then on. */
const table = [
  [],
  ...subjects.map((subject) => [subject] as const),
  ['user', 'key'],
  ['user', 'model'],
  ['user', 'account'],
  ['user', 'client'],
  ['key', 'model'],
  ['key', 'account'],
  ['account', 'model'],
  ['group', 'user'],
  ['group', 'model'],
  ['client', 'model'],
] as const satisfies readonly (readonly Subject[])[];

export interface Dimension {
  /** `total`, `key` or `user-key`; part of the names of cells. */
  readonly name: string;
  readonly of: readonly Subject[];
  /** Users and their keys are counted in the partition of the user, the rest in one place for all: see RollupPlace. */
  readonly isOfPartition: boolean;
  /** Pairs are not counted by the hour. */
  readonly hasHours: boolean;
}

export const dimensions: readonly Dimension[] = table.map((of: readonly Subject[]) => ({
  of,
  name: of.join('-') || 'total',
  isOfPartition: of.includes('user') || of.includes('key'),
  hasHours: of.length < 2,
}));

export const [totalDimension] = dimensions as readonly [Dimension, ...Dimension[]];

/** The pairs that a subject is part of. */
export const dimensionsWith = (subject: Subject): Dimension[] =>
  dimensions.filter(({ of }) => of.length === 2 && of.includes(subject));

/** Undefined where it is not kept. The order of the subjects does not matter. */
export function dimensionOf(...wanted: readonly Subject[]): Dimension | undefined {
  return dimensions.find(({ of }) => of.length === wanted.length && wanted.every((subject) => of.includes(subject)));
}

/** The cell's field: empty for the total; of a pair see `pairId`. */
export function cellIdOf({ of: [first, second] }: Dimension, subjectsOf: Subjects): string {
  if (first === undefined) return '';
  const firstId = idsOf[first](subjectsOf);
  return second === undefined ? wellFormed(firstId) : pairId(firstId, idsOf[second](subjectsOf));
}

/** Two ids in one, apart again with `splitPairId` whatever they hold. */
export const pairId = (first: string, second: string): string => `${escapeFirst(first)}|${wellFormed(second)}`;

export function splitPairId(id: string): [first: string, second: string] {
  const bar = id.indexOf('|');
  return [unescapeFirst(id.slice(0, bar)), id.slice(bar + 1)];
}

/** A pattern of Redis for the pairs with this id in the first or the second place. */
export function pairPattern(place: 'first' | 'second', id: string): string {
  const literal = (text: string): string => text.replaceAll(/[\\*?[\]^-]/g, '\\$&');
  return place === 'first' ? `${literal(escapeFirst(id))}|*` : `*|${literal(wellFormed(id))}`;
}

/** Redis holds UTF-8: two halves of characters would become the same id there, and one would overwrite the other. */
const wellFormed = (id: string): string => id.toWellFormed();
const escapeFirst = (id: string): string => wellFormed(id).replaceAll('%', '%25').replaceAll('|', '%7C');
const unescapeFirst = (id: string): string => id.replaceAll('%7C', '|').replaceAll('%25', '%');
