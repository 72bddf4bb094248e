import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UsageRecord } from '../records/usage-record';
import { type Totals, addFields, addRecord, dimensions, idWithinUser } from './totals-fields';

const id = fc.oneof(fc.constantFrom('a', 'b', 'a|b', '', '|', '__proto__', 'user|input|a'), fc.string());
const tokens = fc.nat({ max: 2_000_000 });
const anyRecord: fc.Arbitrary<UsageRecord> = fc
  .record({
    userId: id,
    keyId: id,
    accountId: id,
    model: id,
    tokens: fc.record({
      input: tokens,
      cacheRead: tokens,
      cacheWrite5m: tokens,
      cacheWrite1h: tokens,
      output: tokens,
    }),
    costNanoDollars: fc.option(fc.bigInt({ min: 0n, max: 2n ** 60n }).map(String)),
  })
  .map((changing) => ({
    ...{ requestId: 'req_1', startedAt: 0, platform: 'claude', operation: 'messages', status: 200 },
    ...{ outcome: 'completed', source: 'exact', attempts: 1, durationMs: 1, firstByteMs: 1, upstreamRequestId: null },
    ...changing,
  }));

/** Sums written for reading: one record after the other. */
function sumOf(records: readonly UsageRecord[]): Totals {
  const sum = (valueOf: (record: UsageRecord) => bigint): bigint =>
    records.reduce((total, record) => total + valueOf(record), 0n);
  return {
    requests: BigInt(records.length),
    input: sum((record) => BigInt(record.tokens.input)),
    cacheRead: sum((record) => BigInt(record.tokens.cacheRead)),
    cacheWrite5m: sum((record) => BigInt(record.tokens.cacheWrite5m)),
    cacheWrite1h: sum((record) => BigInt(record.tokens.cacheWrite1h)),
    output: sum((record) => BigInt(record.tokens.output)),
    costNanoDollars: sum((record) => BigInt(record.costNanoDollars ?? 0)),
    unpriced: sum((record) => (record.costNanoDollars === null ? 1n : 0n)),
  };
}

const idOf: Readonly<Record<string, (record: UsageRecord) => string>> = {
  total: () => '',
  user: (record: UsageRecord) => record.userId,
  key: (record: UsageRecord) => record.keyId,
  account: (record: UsageRecord) => record.accountId,
  model: (record: UsageRecord) => record.model,
  'user-key': (record: UsageRecord) => idWithinUser(record.userId, record.keyId),
  'user-model': (record: UsageRecord) => idWithinUser(record.userId, record.model),
};

/** What a day's hash holds after the records came in batches, as Redis adds them. */
function hashAfter(batches: readonly (readonly UsageRecord[])[]): Record<string, string> {
  const hash = new Map<string, bigint>();
  for (const batch of batches) {
    const amounts = new Map<string, bigint>();
    for (const record of batch) addRecord(amounts, record);
    for (const [field, amount] of amounts) hash.set(field, (hash.get(field) ?? 0n) + amount);
  }
  return Object.fromEntries([...hash].map(([field, amount]) => [field, amount.toString()]));
}

describe('totals', () => {
  it('are the sums of the records by every dimension, whatever the ids and the batches', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRecord, { maxLength: 6 }), { maxLength: 3 }), (batches) => {
        const hash = hashAfter(batches);
        const records = batches.flat();
        for (const dimension of dimensions) {
          const sums = new Map<string, Totals>();
          addFields(sums, hash, dimension);
          const ids = new Set(records.map(idOf[dimension]!));
          expect(new Set(sums.keys())).toEqual(ids);
          for (const [key, totals] of sums) {
            expect(totals).toEqual(sumOf(records.filter((record) => idOf[dimension]!(record) === key)));
          }
        }
      }),
    );
  });

  it('of several days are added to each other', () => {
    const sums = new Map<string, Totals>();
    addFields(sums, { 'user|requests|a': '2', 'user|input|a': '5' }, 'user');
    addFields(sums, { 'user|requests|a': '1', 'user|output|b': '7' }, 'user');
    expect(sums.get('a')).toMatchObject({ requests: 3n, input: 5n, output: 0n });
    expect(sums.get('b')).toMatchObject({ requests: 0n, output: 7n });
  });

  it('pass over fields that they do not know', () => {
    const sums = new Map<string, Totals>();
    addFields(sums, { 'user|images|a': '2', 'team|requests|a': '2', user: '1', '': '1' }, 'user');
    expect([...sums]).toEqual([]);
  });

  it('stay exact beyond what a floating-point number holds', () => {
    const sums = new Map<string, Totals>();
    addFields(sums, { 'total|costNanoDollars|': '9007199254740993' }, 'total');
    addFields(sums, { 'total|costNanoDollars|': '2' }, 'total');
    expect(sums.get('')?.costNanoDollars).toBe(9_007_199_254_740_995n);
  });
});
