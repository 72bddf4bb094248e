import { crc32 } from 'node:zlib';
import type { UsageRecord } from '../usage-record';
import { type RecordsFilter, serviceClassesOf } from '../reading/records-filter';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** All hours of a day. */
export const WHOLE_DAY = 2 ** 24 - 1;
/** An entry that was written later than this after its request came in is marked, so that others need not be looked at for a time long ago. */
export const LATE_AFTER_MS = HOUR_MS;
/** Field of the hours in which such entries were written. */
export const LATE = 'late';
/** Field of the hours in which records without a known cost were written. */
export const UNPRICED = 'unpriced';

/** Requests share fields, so that the index stays small. */
const REQUEST_BUCKETS = 65_536;
/** A hash whose fields are short is kept compact by Redis. */
const LONGEST_VALUE = 40;

/** The number of a UTC day since the epoch. */
export const dayOf = (milliseconds: number): number => Math.floor(milliseconds / DAY_MS);

/** A mask with the one bit of an hour of the UTC day. */
export const hourMask = (milliseconds: number): number => 1 << Math.floor((milliseconds % DAY_MS) / HOUR_MS);

/**
 * The fields under which an entry can be found.
 * @param writtenAt of the entry's id, milliseconds
 */
export function fieldsOfRecord(record: UsageRecord, writtenAt: number): readonly string[] {
  const { requestId, userId, keyId, accountId, groupId, model, platform, client, outcome, source, status } = record;
  const fields = [
    ...fieldsOf({ requestId, userId, keyId, accountId, model, platform, outcome, source, status }),
    ...(groupId === undefined ? [] : fieldsOf({ groupId })),
    ...(client === undefined ? [] : fieldsOf({ client })),
  ];
  for (const serviceClass of serviceClassesOf(record))
    if (serviceClass !== 'standard') fields.push(...fieldsOf({ serviceClass }));
  if (record.costNanoDollars === null) fields.push(UNPRICED);
  if (record.startedAt < writtenAt - LATE_AFTER_MS) fields.push(LATE);
  return fields;
}

/** The fields that all entries have that a filter can fit. */
export function fieldsOfFilter({ serviceClass, unpriced, ...filter }: RecordsFilter): readonly string[] {
  return [
    ...fieldsOf(filter),
    ...(serviceClass === undefined || serviceClass === 'standard' ? [] : fieldsOf({ serviceClass })),
    ...(unpriced === true ? [UNPRICED] : []),
  ];
}

const indexed = [
  ...(['userId', 'keyId', 'accountId', 'groupId', 'model', 'platform', 'client'] as const),
  ...(['outcome', 'source', 'status', 'serviceClass'] as const),
];

function fieldsOf(values: RecordsFilter): readonly string[] {
  const fields = indexed.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`${name}|${shortened(String(value))}`];
  });
  const { requestId } = values;
  return requestId === undefined ? fields : [...fields, `request|${(crc32(requestId) % REQUEST_BUCKETS).toString(36)}`];
}

/** What is too long shares a field with whatever has the same sum. */
const shortened = (value: string): string =>
  value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}#${crc32(value).toString(36)}`;
