import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { PriceList } from '../prices/price-list';
import { Pricing } from '../prices/pricing';
import type { UsageRecord } from '../records/usage-record';
import { writeUsageRecord } from '../records/write-usage-record';
import { recountBy } from './recount-by';

const pricing = new Pricing(new PriceList());
const facts = {
  requestId: 'r',
  startedAt: Date.parse('2026-11-21T10:00:00Z'),
  userId: 'u',
  keyId: 'k',
  operation: 'generate',
};
const attempt = { accountId: 'a', platform: 'claude', number: 1 } as const;
const end = { outcome: 'completed', status: 200, durationMs: 1, firstByteMs: 1, upstreamRequestId: null } as const;
const usage = { ...noTokens, input: 1_000, cacheRead: 250_000, cacheWrite1h: 77, output: 999 };

function recordOf(model: string, entries: readonly object[], calledAs?: string): UsageRecord {
  const metered = { entries, source: 'exact' } as Parameters<typeof writeUsageRecord>[2]['metered'];
  const called = calledAs === undefined ? attempt : { ...attempt, model: calledAs };
  return writeUsageRecord({ ...facts, model }, called, { ...end, metered }, pricing);
}

describe('recountBy', () => {
  it.each([
    ['a plain answer', recordOf('claude-opus-5', [{ model: undefined, usage }])],
    ['an alias of the account', recordOf('team-model', [{ model: 'claude-opus-5', usage }], 'claude-opus-5')],
    ['a batch', recordOf('claude-opus-5', [{ model: undefined, usage, serviceClass: 'batch' }])],
    ['web searches', recordOf('claude-opus-5', [{ model: undefined, usage, serverTools: { webSearch: 3 } }])],
    ['one region', recordOf('claude-opus-5', [{ model: undefined, usage, inferenceRegion: 'us' }])],
    [
      'two models',
      recordOf('claude-opus-5', [
        { model: undefined, usage },
        { model: 'claude-haiku-4-5', usage },
      ]),
    ],
    ['a model that nobody knows', recordOf('nobody-knows', [{ model: undefined, usage }])],
  ])('counts %s as when the request ended, from its record as JSON', (_, record) => {
    const again = recountBy(pricing)(JSON.parse(JSON.stringify(record)) as UsageRecord);
    expect(again).toEqual({ costNanoDollars: record.costNanoDollars, priceIds: record.priceIds ?? [] });
  });

  it('finds a cost for the first six, and none for the last', () => {
    expect(recordOf('claude-opus-5', [{ model: undefined, usage }]).costNanoDollars).toMatch(/^[1-9]\d+$/);
    expect(recordOf('nobody-knows', [{ model: undefined, usage }]).costNanoDollars).toBeNull();
  });
});
