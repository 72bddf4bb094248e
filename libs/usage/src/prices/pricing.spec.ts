import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TokenUsage, noTokens, serviceClasses } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import type { AccountPricing } from './account-pricing';
import { attoToNanoDollars } from './atto-dollars';
import { PriceList } from './price-list';
import { type CostCircumstances, Pricing } from './pricing';

const accounts = new Map<string, AccountPricing>([
  ['acc_half', { multiplierPercent: 50 }],
  ['acc_flat', { multiplierPercent: 0 }],
  [
    'acc_own',
    {
      multiplierPercent: 200,
      prices: {
        'claude-sonnet-5': {
          prices: { input: 10, output: 20, cacheRead: 1, cacheWrite5m: 10, cacheWrite1h: 10 },
          tools: { webSearch: 7 },
        },
      },
    },
  ],
]);
const pricing = new Pricing(new PriceList(), (id) => accounts.get(id));
const NOW = Date.parse('2026-11-21T12:00:00Z');
const on = (calledAs: string, more: Partial<CostCircumstances> = {}): CostCircumstances => ({
  ...{ platform: 'claude', accountId: 'acc_1', calledAs, at: NOW },
  ...more,
});
const entry = (usage: Partial<TokenUsage>, more: Partial<ModelUsage> = {}): ModelUsage => ({
  ...{ model: undefined, usage: { ...noTokens, ...usage } },
  ...more,
});
const costOf = (used: ModelUsage, circumstances: CostCircumstances): bigint | undefined =>
  pricing.cost([used], circumstances).nanoDollars;

describe('a cost, to the nano-dollar', () => {
  // 1,000 × $2 + 20,000 × $4 + 500 × $10 a million: 0.002 + 0.08 + 0.005 dollars.
  it('of a request that writes to the cache for an hour', () => {
    const used = entry({ input: 1_000, cacheWrite1h: 20_000, output: 500 });
    expect(costOf(used, on('claude-sonnet-5'))).toBe(87_000_000n);
  });

  // 200,001 tokens of prompt: 150,001 × $6 + 50,000 × $0.60 + 1,000 × $22.50 a million; with one less $3, $0.30 and $15.
  it('of a prompt with more than 200,000 tokens, and of one with as many', () => {
    const used = entry({ input: 150_001, cacheRead: 50_000, output: 1_000 });
    expect(costOf(used, on('claude-sonnet-4-5'))).toBe(952_506_000n);
    const shorter = entry({ input: 150_000, cacheRead: 50_000, output: 1_000 });
    expect(costOf(shorter, on('claude-sonnet-4-5'))).toBe(480_000_000n);
  });

  // Half of 3 × $0.20 + 7 × $1.20 a million: half of 9,000 nano-dollars.
  it('of a batch', () => {
    const used = entry({ input: 3, output: 7 }, { serviceClass: 'batch' });
    expect(costOf(used, on('gpt-5.6-luna', { platform: 'openai' }))).toBe(4_500n);
  });

  // 100 × $2 + 50 × $10 a million, and three searches at $0.01. Pages that were fetched cost nothing besides.
  it('of a request that searched the web', () => {
    const used = entry({ input: 100, output: 50 }, { serverTools: { webSearch: 3, webFetch: 4 } });
    expect(costOf(used, on('claude-sonnet-5'))).toBe(30_700_000n);
  });

  // Twice 1,000 × $5 + 100 × $25 a million.
  it('of a fast one', () => {
    const used = entry({ input: 1_000, output: 100 }, { serviceClass: 'fast' });
    expect(costOf(used, on('claude-opus-5'))).toBe(15_000_000n);
  });

  // 1.1 × (1,000 × $5 + 100 × $25) a million.
  it('of one that was served in the United States', () => {
    const used = entry({ input: 1_000, output: 100 }, { inferenceRegion: 'us' });
    expect(costOf(used, on('claude-opus-5'))).toBe(8_250_000n);
    expect(costOf({ ...used, inferenceRegion: 'eu' }, on('claude-opus-5'))).toBe(7_500_000n);
  });

  // 1.1 × 1,000 × $5 a million, once, whether the name of the profile says so or the answer as well.
  it('of one that a region of Bedrock served', () => {
    const profile = on('us.anthropic.claude-opus-5', { platform: 'bedrock' });
    for (const more of [{}, { inferenceRegion: 'us' }, { model: 'claude-opus-5' }])
      expect(costOf(entry({ input: 1_000 }, more), profile)).toBe(5_500_000n);
  });

  // 2.5 × (2,000 × $5 + 100 × $30) a million; and 10 × $0.25 + 10 × $1 a million, prices of the class's own.
  it('of one with priority, by a share of the price and by prices of its own', () => {
    const openai = { platform: 'openai' } as const;
    const used = entry({ input: 2_000, output: 100 }, { serviceClass: 'priority' });
    expect(costOf(used, on('gpt-5.5', openai))).toBe(32_500_000n);
    expect(costOf(entry({ input: 10, output: 10 }, { serviceClass: 'priority' }), on('gpt-4o-mini', openai))).toBe(
      12_500n,
    );
  });

  // Fast, in the United States, on an account at half price: 6 × 1.1 × 0.5 × (1 × $5 a million) is 16,500 nano-dollars.
  it('of everything at once', () => {
    const used = entry({ input: 1 }, { serviceClass: 'fast', inferenceRegion: 'us', serverTools: { webSearch: 1 } });
    expect(costOf(used, on('claude-opus-4-6', { accountId: 'acc_half' }))).toBe(16_500n + 5_000_000n);
  });

  it('of an account at half price, of one that is paid for, and of one with prices of its own', () => {
    const used = entry({ input: 1_000, output: 100 }, { serverTools: { webSearch: 1 } });
    expect(costOf(used, on('claude-sonnet-5', { accountId: 'acc_half' }))).toBe((3_000_000n + 10_000_000n) / 2n);
    expect(costOf(used, on('claude-sonnet-5', { accountId: 'acc_flat' }))).toBe(0n);
    expect(costOf(used, on('claude-sonnet-5', { accountId: 'acc_own' }))).toBe(2n * (12n + 7_000n));
    const named = on('claude-sonnet-5-20260901', { accountId: 'acc_own' });
    expect(costOf({ ...used, model: 'claude-sonnet-5[1m]' }, named)).toBe(2n * (12n + 7_000n));
    expect(costOf(used, on('claude-opus-5', { accountId: 'acc_own' }))).toBe(2n * 17_500_000n);
  });

  // Gemini 3.8 Flash doubles with the year: 1,000,000 × $0.75, then × $1.50.
  it('of the last millisecond before a price changes, and of the first after it', () => {
    const midnight = Date.parse('2027-01-01T00:00:00Z');
    const used = entry({ input: 1_000_000 });
    const at = (moment: number): CostCircumstances => on('gemini-3.8-flash', { platform: 'gemini', at: moment });
    expect([costOf(used, at(midnight - 1)), costOf(used, at(midnight))]).toEqual([750_000_000n, 1_500_000_000n]);
  });

  it('is rounded once, half up, after everything has been added', () => {
    const small = entry({ cacheRead: 1 }, { serviceClass: 'batch' });
    const luna = on('gpt-6-luna', { platform: 'openai' });
    // 1 × $0.01 a million, half of it: 5 nano-dollars; a tenth of that is half a nano-dollar.
    expect(costOf(small, luna)).toBe(5n);
    accounts.set('acc_tenth', { multiplierPercent: 10 });
    expect(costOf(small, { ...luna, accountId: 'acc_tenth' })).toBe(1n);
    expect(pricing.cost([small, small], { ...luna, accountId: 'acc_tenth' }).nanoDollars).toBe(1n);
  });
});

describe('what a cost was counted with', () => {
  it('is named price by price, and multiplier by multiplier', () => {
    const entries = [entry({ input: 1 }), entry({ input: 1 }, { model: 'claude-opus-4-6' }), entry({}, { model: 'x' })];
    expect(pricing.cost(entries, on('claude-sonnet-5', { accountId: 'acc_half' })).priceIds).toEqual([
      'claude/claude-sonnet-5#bundled',
      'acc_half*50%',
      'claude/claude-opus-4-6@2026-03-13#bundled',
    ]);
    expect(pricing.cost([entry({ input: 1 })], on('claude-sonnet-5', { accountId: 'acc_own' })).priceIds).toEqual([
      'claude/claude-sonnet-5#acc_own',
      'acc_own*200%',
    ]);
  });

  it('is all in the lines, of which one says its class, tier, region, tool and multiplier', () => {
    const used = entry(
      { input: 300_000, output: 2 },
      { serviceClass: 'batch', inferenceRegion: 'us', serverTools: { webSearch: 1, codeExecution: 2 } },
    );
    const at = Date.parse('2026-03-12T00:00:00Z');
    const { lines } = pricing.cost([used], on('claude-opus-4-6', { at, accountId: 'acc_half' }));
    const account = { of: 'account', name: 'acc_half', percent: 50 };
    const factors = [{ of: 'class', name: 'batch', percent: 50 }, { of: 'region', name: 'us', percent: 110 }, account];
    const tokens = { kind: 'tokens', model: 'claude-opus-4-6', priceId: 'claude/claude-opus-4-6#bundled', factors };
    expect(lines).toEqual([
      {
        ...{ ...tokens, tokenClass: 'input', tokens: 300_000, price: 10_000_000 },
        ...{ serviceClass: 'batch', aboveTokens: 200_000, cost: 825_000_000_000_000_000n },
      },
      {
        ...{ ...tokens, tokenClass: 'output', tokens: 2, price: 37_500_000 },
        ...{ serviceClass: 'batch', aboveTokens: 200_000, cost: 20_625_000_000_000n },
      },
      {
        ...{ kind: 'tool', model: 'claude-opus-4-6', priceId: tokens.priceId, tool: 'webSearch', uses: 1 },
        ...{ price: 10_000, factors: [account], cost: 5_000_000_000_000_000n },
      },
      {
        ...{ kind: 'tool', model: 'claude-opus-4-6', priceId: tokens.priceId, tool: 'codeExecution', uses: 2 },
        ...{ price: null, factors: [account], cost: undefined },
      },
    ]);
  });
});

describe('a model without a known price', () => {
  const unknown = on('claude-sonnet-5-5');

  it.each([
    ['by its tokens', [entry({ output: 1 })]],
    ['by a tool that it used', [entry({}, { serverTools: { webSearch: 1 } })]],
    ['also beside one with a price', [entry({ input: 1 }, { model: 'claude-sonnet-5' }), entry({ input: 1 })]],
  ])('leaves the cost unknown %s', (_, entries) => {
    const { nanoDollars, lines } = pricing.cost(entries, unknown);
    expect(nanoDollars).toBeUndefined();
    expect(lines.at(-1)).toMatchObject({ model: 'claude-sonnet-5-5', price: null, cost: undefined });
  });

  it('costs nothing where nothing was used, and where all is paid for', () => {
    expect(pricing.cost([entry({})], unknown)).toMatchObject({ nanoDollars: 0n, lines: [], priceIds: [] });
    expect(pricing.cost([entry({ input: 9 })], { ...unknown, accountId: 'acc_flat' }).nanoDollars).toBe(0n);
  });
});

describe('the rate by which accounts are compared', () => {
  it('is what a million tokens in and a million out cost on the account', () => {
    const rateOn = (accountId: string, model = 'claude-sonnet-5'): number | undefined =>
      pricing.rate(on(model, { accountId }));
    expect(['acc_1', 'acc_half', 'acc_flat', 'acc_own'].map((id) => rateOn(id))).toEqual([
      12_000_000, 6_000_000, 0, 60,
    ]);
    expect([rateOn('acc_half', 'x'), rateOn('acc_flat', 'x')]).toEqual([undefined, 0]);
  });
});

describe('costs of whatever was used', () => {
  const count = fc.nat(400_000);
  const usage = fc.record({ input: count, cacheRead: count, cacheWrite5m: count, cacheWrite1h: count, output: count });
  const anyEntry: fc.Arbitrary<ModelUsage> = fc.record(
    {
      model: fc.constantFrom(undefined, 'claude-sonnet-4-5', 'claude-opus-4-6'),
      usage,
      serviceClass: fc.constantFrom(...serviceClasses),
      inferenceRegion: fc.constantFrom('us', 'eu', '__proto__'),
      serverTools: fc.record({ webSearch: fc.nat(20), codeExecution: fc.nat(20) }, { requiredKeys: [] }),
    },
    { requiredKeys: ['model', 'usage'] },
  );
  const anyCircumstances = fc
    .record({ accountId: fc.constantFrom('acc_1', 'acc_half', 'acc_own'), at: fc.constantFrom(0, NOW) })
    .map((some) => on('claude-sonnet-5', some));

  it('are the lines, added and rounded once, and never unknown or less than nothing where prices are known', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 4 }), anyCircumstances, (entries, circumstances) => {
        const { nanoDollars, lines } = pricing.cost(entries, circumstances);
        expect(nanoDollars).toBe(attoToNanoDollars(lines.reduce((sum, { cost = 0n }) => sum + cost, 0n)));
        expect(lines.every(({ cost = 0n }) => cost >= 0n)).toBe(true);
      }),
    );
  });

  it('add up over entries: two together cost what both cost, but for what is rounded', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyCircumstances, (first, second, circumstances) => {
        const cost = (...entries: ModelUsage[]): bigint => pricing.cost(entries, circumstances).nanoDollars ?? -9n;
        const difference = cost(first, second) - cost(first) - cost(second);
        expect(difference >= -1n && difference <= 1n).toBe(true);
      }),
    );
  });

  it('never fall by one more token or use', () => {
    const names = Object.keys(noTokens) as (keyof TokenUsage)[];
    fc.assert(
      fc.property(anyEntry, fc.constantFrom(...names), anyCircumstances, (used, name, circumstances) => {
        const { webSearch = 0 } = used.serverTools ?? {};
        const more = { ...used, usage: { ...used.usage, [name]: used.usage[name] + 1 } };
        const searched = { ...used, serverTools: { ...used.serverTools, webSearch: webSearch + 1 } };
        const before = costOf(used, circumstances) ?? -1n;
        for (const next of [more, searched]) expect((costOf(next, circumstances) ?? -2n) >= before).toBe(true);
      }),
    );
  });

  it('come out the same from what they were counted from, without the name that was asked for', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 3 }), anyCircumstances, (entries, circumstances) => {
        const asked = { ...circumstances, requested: 'claude-sonnet-4-5' };
        const counted = pricing.cost(entries, asked);
        const again = pricing.cost(counted.entries, circumstances);
        expect([again.nanoDollars, again.priceIds]).toEqual([counted.nanoDollars, counted.priceIds]);
      }),
    );
  });

  it('bear uses of tools that are none', () => {
    for (const webSearch of [-1, 0.5, '3', Number.NaN, Infinity, null, {}])
      expect(
        costOf(entry({ input: 1 }, { serverTools: { webSearch: webSearch as number } }), on('claude-sonnet-5')),
      ).toBe(2_000n);
  });
});
