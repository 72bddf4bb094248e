import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens, platforms } from '@app/common';
import { type RecordsFilter, createRecordTest } from '../reading/records-filter';
import type { UsageRecord } from '../usage-record';
import {
  DAY_MS,
  HOUR_MS,
  LATE,
  LATE_AFTER_MS,
  WHOLE_DAY,
  fieldsOfFilter,
  fieldsOfRecord,
  hourMask,
} from './index-fields';

const text = fc.string({ unit: 'binary', maxLength: 90 });
const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const records = fc
  .record({
    ...{ requestId: text, userId: text, keyId: text, accountId: text, model: text },
    ...{ platform: fc.constantFrom(...platforms), status: fc.nat(599), durationMs: fc.nat(), startedAt: fc.nat(9e12) },
    ...{ groupId: optional(text), client: optional(text), outcome: fc.constantFrom('completed', 'gateway-lost') },
    ...{ source: fc.constantFrom('exact', 'partial'), costNanoDollars: fc.constantFrom('5', null) },
    charged: optional(
      fc.array(fc.record({ serviceClass: optional(fc.constantFrom('batch', 'flex')) }), { maxLength: 3 }),
    ),
  })
  .map((members) => {
    const rest = { operation: 'generate', attempts: 1, tokens: noTokens, firstByteMs: null, upstreamRequestId: null };
    return JSON.parse(JSON.stringify({ ...members, ...rest })) as UsageRecord;
  });
const names = [
  ...(['requestId', 'userId', 'keyId', 'accountId', 'groupId', 'model', 'platform', 'client'] as const),
  ...(['outcome', 'source', 'status'] as const),
];

describe('the index', () => {
  it('has every field for a record under which any filter that it fits would look', () => {
    fc.assert(
      fc.property(records, fc.subarray(names), fc.boolean(), fc.nat(), (record, asked, asksMore, delay) => {
        const filter = {
          ...Object.fromEntries(asked.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]]))),
          ...(asksMore ? { unpriced: record.costNanoDollars === null } : {}),
          ...(asksMore ? { serviceClass: record.charged?.[0]?.serviceClass ?? 'standard' } : {}),
        } as RecordsFilter;
        fc.pre(createRecordTest(filter)(record));
        const fields = new Set(fieldsOfRecord(record, record.startedAt + delay));
        expect(fieldsOfFilter(filter).filter((field) => !fields.has(field))).toEqual([]);
        expect(fields.has(LATE)).toBe(delay > LATE_AFTER_MS);
      }),
    );
  });

  it('has fields that are short, however long the names are that callers make up', () => {
    const long = { model: 'm'.repeat(10_000), requestId: 'r'.repeat(10_000) };
    for (const field of fieldsOfFilter(long)) expect(field.length).toBeLessThanOrEqual(64);
    expect(fieldsOfFilter({ model: `${long.model}x` })).not.toEqual(fieldsOfFilter({ model: long.model }));
  });

  it('knows the hours of a day apart, and all of them together', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hourMask(20_000 * DAY_MS + hour * HOUR_MS + 1));
    expect(new Set(hours).size).toBe(24);
    expect(hours.reduce((all, hour) => all | hour, 0)).toBe(WHOLE_DAY);
  });
});
