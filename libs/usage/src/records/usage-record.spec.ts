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

  const details: Partial<UsageRecord> = {
    ...{ groupId: 'grp_1', client: 'codex', isStreaming: true, reasoningTokens: 3, calledAs: 'claude-b' },
    charged: [{ model: 'claude-b', usage: record.tokens, serviceClass: 'fast', serverTools: { webSearch: 1 } }],
    priceIds: ['claude/claude-b'],
  };

  it('reads back all that a record may say', () => {
    expect(decode({ ...record, ...details })).toEqual({ ...record, ...details });
  });

  it.each(Object.keys(details))('leaves out %s where it is not what it has to be, and keeps the rest', (name) => {
    const others = { ...record, ...details, [name]: undefined };
    for (const value of [null, {}, '', [7], false, -1, 'text', 7, [null]]) {
      const isSound =
        (typeof value === 'string' && value !== '' && typeof details[name as keyof UsageRecord] === 'string') ||
        (value === 7 && name === 'reasoningTokens');
      if (!isSound) expect(decode({ ...record, ...details, [name]: value })).toEqual(others);
    }
  });

  it('leaves out of what was charged what is not what it has to be, and all of it where tokens cannot be added', () => {
    const entry = { model: 'claude-b', usage: record.tokens };
    const broken = { ...entry, model: 7, serviceClass: 'other', reasoningTokens: '1', serverTools: { other: 1 } };
    expect(decode({ ...record, charged: [entry, broken] })?.charged).toEqual([entry, { usage: record.tokens }]);
    expect(decode({ ...record, charged: [entry, { ...entry, usage: {} }] })).toEqual(record);
  });

  it.each(['requestId', 'startedAt', 'userId', 'keyId', 'accountId', 'platform', 'model', 'tokens', 'costNanoDollars'])(
    'takes a record without %s, or with another type of it, for no record',
    (name) => {
      for (const value of [undefined, {}, [], true]) expect(decode({ ...record, [name]: value })).toBeUndefined();
    },
  );

  it.each(['operation', 'status', 'outcome', 'source'])(
    'takes a record whose %s cannot be made a text for no record, over which its readers would fall again and again',
    (name) => {
      for (const value of [null, [], { toString: 1 }]) expect(decode({ ...record, [name]: value })).toBeUndefined();
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
