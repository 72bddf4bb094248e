import { describe, expect, it } from 'vitest';
import { type UsageRecord, decodeUsageRecord } from './usage-record';

const record: UsageRecord = {
  requestId: 'req_1',
  startedAt: 1_763_719_200_000,
  userId: 'usr_1',
  keyId: 'key_1',
  accountId: 'acc_1',
  platform: 'claude',
  operation: 'generate',
  model: 'claude-a',
  status: 200,
  outcome: 'completed',
  source: 'exact',
  attempts: 1,
  tokens: { input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5 },
  costNanoDollars: '12',
  durationMs: 100,
  firstByteMs: null,
  upstreamRequestId: null,
};
const decode = (value: unknown) => decodeUsageRecord(JSON.stringify(value));

describe('decodeUsageRecord', () => {
  it('reads back what was written, with a cost and without', () => {
    expect(decode(record)).toEqual(record);
    expect(decode({ ...record, costNanoDollars: null })).toEqual({ ...record, costNanoDollars: null });
  });

  it.each(['requestId', 'startedAt', 'userId', 'keyId', 'accountId', 'platform', 'model', 'tokens', 'costNanoDollars'])(
    'takes a record without %s, or with another type of it, for no record',
    (name) => {
      for (const value of [undefined, {}, [], true]) expect(decode({ ...record, [name]: value })).toBeUndefined();
    },
  );

  it.each(Object.keys(record.tokens))('takes a record whose %s tokens cannot be added for no record', (name) => {
    for (const value of [undefined, null, '1', 1.5, -1, 1e300]) {
      expect(decode({ ...record, tokens: { ...record.tokens, [name]: value } })).toBeUndefined();
    }
  });

  it.each(['', '1.5', 'NaN', '1e3', ' 1', 12])('takes a record whose cost is %j for no record', (costNanoDollars) => {
    expect(decode({ ...record, costNanoDollars })).toBeUndefined();
  });

  it.each([undefined, '', '{', 'null', '[]', '7', '{"tokens":null}'])('takes %j for no record', (text) => {
    expect(decodeUsageRecord(text)).toBeUndefined();
  });
});
