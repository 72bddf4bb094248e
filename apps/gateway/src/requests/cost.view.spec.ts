import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens, serviceClasses } from '@app/common';
import { PriceList, Pricing } from '@app/usage';
import { viewOfCost } from './cost.view';

const pricing = new Pricing(new PriceList(), () => ({ multiplierPercent: 33 }));
const circumstances = { platform: 'claude', accountId: 'acc_1', calledAs: 'claude-opus-4-6' } as const;

/** Decimal text of dollars in units of 10⁻¹⁸. */
function atto(text: string | null): bigint {
  const [whole = '', fraction = ''] = (text ?? '').split('.');
  return BigInt(whole + fraction.padEnd(18, '0'));
}

describe('viewOfCost', () => {
  it('adds up, line by line, to the last digit', () => {
    const count = fc.nat(300_000);
    const usage = fc.record({
      input: count,
      cacheRead: count,
      cacheWrite5m: count,
      cacheWrite1h: count,
      output: count,
    });
    const anyEntry = fc.record({
      ...{
        model: fc.constantFrom(undefined, 'claude-sonnet-4-5'),
        usage,
        inferenceRegion: fc.constantFrom('us', 'eu'),
      },
      ...{ serviceClass: fc.constantFrom(...serviceClasses), serverTools: fc.record({ webSearch: fc.nat(9) }) },
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 3 }), fc.constantFrom(0, 1_790_000_000_000), (entries, at) => {
        const { lines, exactUsd, totalUsd } = viewOfCost(pricing.cost(entries, { ...circumstances, at }));
        expect(lines.reduce((sum, { costUsd }) => sum + atto(costUsd), 0n)).toBe(atto(exactUsd));
        const rounding = atto(totalUsd) - atto(exactUsd);
        expect(2n * rounding <= 10n ** 9n && 2n * rounding > -(10n ** 9n)).toBe(true);
      }),
    );
  });

  it('shows what a line was counted with', () => {
    const usage = { ...noTokens, cacheRead: 3 };
    const serverTools = { webSearch: 1, codeExecution: 2 };
    const at = Date.parse('2026-11-21T00:00:00Z');
    const cost = pricing.cost([{ model: undefined, usage, serviceClass: 'batch', serverTools }], {
      ...circumstances,
      at,
    });
    const account = { of: 'account', name: 'acc_1', percent: 33 };
    const priced = { model: 'claude-opus-4-6', priceId: 'claude/claude-opus-4-6@2026-03-13#bundled' };
    expect(viewOfCost(cost)).toEqual({
      ...{ totalUsd: '0.003300248', exactUsd: '0.0033002475' },
      lines: [
        {
          ...{ ...priced, tokenClass: 'cacheRead', tokens: 3, usdPerMillionTokens: '0.5', serviceClass: 'batch' },
          ...{ factors: [{ of: 'class', name: 'batch', percent: 50 }, account], costUsd: '0.0000002475' },
        },
        { ...priced, tool: 'webSearch', uses: 1, usdPerUse: '0.01', factors: [account], costUsd: '0.0033' },
        { ...priced, tool: 'codeExecution', uses: 2, usdPerUse: null, factors: [account], costUsd: null },
      ],
    });
  });

  it('has no total where a model has no known price', () => {
    const usage = { ...noTokens, output: 3 };
    expect(viewOfCost(pricing.cost([{ model: 'nobody-knows-me', usage }], { ...circumstances, at: 0 }))).toEqual({
      ...{ totalUsd: null, exactUsd: null },
      lines: [
        {
          ...{ model: 'nobody-knows-me', tokenClass: 'output', tokens: 3, usdPerMillionTokens: null, costUsd: null },
          factors: [{ of: 'account', name: 'acc_1', percent: 33 }],
        },
      ],
    });
  });
});
