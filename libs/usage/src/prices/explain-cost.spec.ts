import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { explainCost } from './explain-cost';
import { PriceList } from './price-list';

const prices = new PriceList();
const count = fc.nat(400_000);
const usage = fc.record({ input: count, cacheRead: count, cacheWrite5m: count, cacheWrite1h: count, output: count });

describe('explainCost', () => {
  it('adds up, line by line, to the cost', () => {
    fc.assert(
      fc.property(usage, usage, (first, second) => {
        const entries = [
          { model: 'claude-sonnet-4-5', usage: first },
          { model: undefined, usage: second },
        ];
        const { lines, total } = explainCost(entries, 'claude', 'claude-opus-4-5', prices);
        const pico = lines.reduce((sum, { tokens, price }) => sum + BigInt(tokens) * BigInt(price ?? 0), 0n);
        expect(total).toBe((pico + 500n) / 1_000n);
      }),
    );
  });

  it('takes the price of the region that was asked where the answer has only the name of the vendor', () => {
    const entries = [{ model: 'claude-opus-4-5-20251101', usage: { ...noTokens, output: 2 } }];
    const explained = explainCost(entries, 'bedrock', 'eu.anthropic.claude-opus-4-5-20251101-v1:0', prices);
    expect(explained.lines).toMatchObject([{ model: 'claude-opus-4-5-20251101', tokens: 2, price: 27_500_000 }]);
    expect(explained.total).toBe(55_000n);
  });

  it('has no total when a model that used tokens has no known price', () => {
    const entries = [{ model: 'nobody-knows-me', usage: { ...noTokens, output: 3 } }];
    expect(explainCost(entries, 'claude', '', prices)).toEqual({
      lines: [{ model: 'nobody-knows-me', tokenClass: 'output', tokens: 3, price: null }],
      total: undefined,
    });
  });

  it('costs nothing where nothing was used', () => {
    expect(explainCost([{ model: 'nobody-knows-me', usage: noTokens }], 'claude', '', prices)).toEqual({
      lines: [],
      total: 0n,
    });
  });
});
