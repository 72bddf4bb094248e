import type { Platform, ServiceClass, UsageSource } from '@app/common';
import type { Outcome, UsageRecord } from '../usage-record';

/** Which records are meant: those that everything fits that is said here. */
export interface RecordsFilter {
  readonly requestId?: string;
  readonly userId?: string;
  readonly keyId?: string;
  readonly accountId?: string;
  readonly groupId?: string;
  /** As the caller named it. */
  readonly model?: string;
  readonly platform?: Platform;
  readonly client?: string;
  readonly outcome?: Outcome;
  readonly source?: UsageSource;
  /** HTTP status; 0: none was sent. */
  readonly status?: number;
  /** Some of the request was charged in this class. */
  readonly serviceClass?: ServiceClass;
  /** Whether its cost is not known, by the prices of now. */
  readonly unpriced?: boolean;
  readonly minDurationMs?: number;
  /** When the request came in, milliseconds since the epoch: `from` is included, `to` is not. */
  readonly from?: number;
  readonly to?: number;
}

const equalFields = [
  ...(['requestId', 'userId', 'keyId', 'accountId', 'groupId', 'model'] as const),
  ...(['platform', 'client', 'outcome', 'source', 'status'] as const),
];
/** Texts that are written into a record as they are. */
const plainText = /^[\w.:@/ -]+$/;

/** Whether a record may be among those that are meant, by its JSON alone: most are told apart without being parsed. */
export function createTextTest(filter: RecordsFilter): (text: string) => boolean {
  const wanted = equalFields.flatMap((field) => {
    const value = filter[field];
    return typeof value === 'string' && plainText.test(value) ? [`"${value}"`] : [];
  });
  return (text) => wanted.every((part) => text.includes(part));
}

/** Milliseconds since the epoch of the last moment that has a date. What came in later than that is not to be shown. */
const LAST_MOMENT = 8_640_000_000_000_000;

/**
 * Takes the record with the cost that it has by now; or `at any cost`, where that is not known yet: then what is asked for of its cost is left
 * out.
 */
export function createRecordTest(filter: RecordsFilter, cost?: 'at any cost'): (record: UsageRecord) => boolean {
  const { from, to, minDurationMs, serviceClass } = filter;
  const unpriced = cost === undefined ? filter.unpriced : undefined;
  const wanted = equalFields.filter((field) => filter[field] !== undefined);
  return (record) =>
    wanted.every((field) => record[field] === filter[field]) &&
    Math.abs(record.startedAt) <= LAST_MOMENT &&
    (from === undefined || record.startedAt >= from) &&
    (to === undefined || record.startedAt < to) &&
    (minDurationMs === undefined || record.durationMs >= minDurationMs) &&
    (unpriced === undefined || (record.costNanoDollars === null) === unpriced) &&
    (serviceClass === undefined || serviceClassesOf(record).has(serviceClass));
}

/** The classes in which the parts of a request were charged. */
export function serviceClassesOf({ charged }: UsageRecord): ReadonlySet<ServiceClass> {
  const parts = Array.isArray(charged) ? (charged as NonNullable<UsageRecord['charged']>) : [];
  const classes = parts.map((part) => (part as Partial<typeof part> | null)?.serviceClass ?? 'standard');
  return new Set(classes.length === 0 ? ['standard'] : classes);
}
