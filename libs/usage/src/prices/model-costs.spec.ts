import { join } from 'node:path';
import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import overlay from '@config/prices-overlay.json' with { type: 'json' };
import { type Platform, type TokenUsage, serverTools, serviceClasses } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import { dayStart } from './price-day';
import { PriceList } from './price-list';
import { Pricing } from './pricing';

const prices = new PriceList();
const pricing = new Pricing(prices);
const usage: TokenUsage = { input: 1_234, cacheRead: 56_789, cacheWrite5m: 2_345, cacheWrite1h: 678, output: 9_012 };
/** Beyond every tier that there is. */
const long: TokenUsage = { ...usage, input: 1_000_001 };
const NOW = Date.parse('2026-11-21T12:00:00Z');

const costOf = (platform: Platform, model: string, at: number, entry: Omit<ModelUsage, 'model'>): string =>
  String(pricing.cost([{ model: undefined, ...entry }], { platform, accountId: '', calledAs: model, at }).nanoDollars);

describe('every model of the bundled prices', () => {
  it('costs as much as it did when somebody last looked', async () => {
    const costs = prices.models.map(({ id, platform, model, from }) => {
      const at = from === undefined ? 0 : dayStart(from);
      const of = (entry: Omit<ModelUsage, 'model'>): string => costOf(platform, model, at, entry);
      const uses = Object.fromEntries(serverTools.map((tool) => [tool, 3]));
      return {
        id,
        ...Object.fromEntries(serviceClasses.map((serviceClass) => [serviceClass, of({ usage, serviceClass })])),
        ...{
          long: of({ usage: long }),
          us: of({ usage, inferenceRegion: 'us' }),
          tools: of({ usage, serverTools: uses }),
        },
      };
    });
    expect(new Set(costs.map(({ id }) => id)).size).toBe(costs.length);
    const text = costs.map((cost) => JSON.stringify(cost)).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(join(import.meta.dirname, '__fixtures__/model-costs.txt'));
  });
});

describe('prompts of exactly as many tokens as a tier says', () => {
  it.each([
    ['openai', 'gpt-5.5', 272_000, 5_000],
    ['openai', 'gpt-5.6-sol', 272_000, 4_000],
    ['openai', 'gpt-6-astra', 272_000, 10_000],
    ['openai', 'gpt-6-sol', 272_000, 2_000],
    ['claude', 'claude-sonnet-4-5', 200_000, 3_000],
  ] as const)('are not long yet with %s %s', (platform, model, tokens, nanoDollars) => {
    const of = (input: number): string =>
      costOf(platform, model, NOW, {
        usage: { ...usage, ...{ input, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 }, output: 0 },
      });
    expect(of(tokens)).toBe(String(tokens * nanoDollars));
    expect(of(tokens + 1)).toBe(String((tokens + 1) * nanoDollars * 2));
  });
});

describe('the package that prices come from', () => {
  const taken = overlay.models.filter((row): row is typeof row & { taken: string } => 'taken' in row);
  const days = [dayStart('2025-06-09'), dayStart('2026-03-12'), NOW, dayStart('2027-01-01')];

  it.each(taken.map((row): [string, typeof row] => [row.model, row]))('counts the same for %s', (_, row) => {
    const [providerId = '', ...id] = row.taken.split('/');
    for (const at of days)
      for (const tokens of [usage, long]) {
        const theirs = calcPrice(
          {
            input_tokens: tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h,
            cache_read_tokens: tokens.cacheRead,
            cache_write_tokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
            cache_write_1h_tokens: tokens.cacheWrite1h,
            output_tokens: tokens.output,
          },
          id.join('/'),
          { providerId, timestamp: new Date(at) },
        );
        const ours = Number(costOf(row.platform as Platform, row.model, at, { usage: tokens })) / 1e9;
        expect([at, theirs?.total_price]).toEqual([at, expect.closeTo(ours, 9)]);
      }
  });

  it('counts a search of the web the same', () => {
    const theirs = calcPrice({ input_tokens: 10, web_searches: 3 }, 'claude-sonnet-5', { providerId: 'anthropic' });
    const entry = { usage: { ...usage, input: 10, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 } };
    const ours = costOf('claude', 'claude-sonnet-5', NOW, { ...entry, serverTools: { webSearch: 3 } });
    expect(theirs?.total_price).toBeCloseTo(Number(ours) / 1e9, 9);
  });

  it('knows only the half price of the launch of GLM-5.3-Flash, which ended on 2026-09-09', () => {
    const { model_price: price } = calcPrice({}, 'glm-5.3-flash', { providerId: 'zai' }) ?? {};
    expect(price).toMatchObject({ input_mtok: 0.075, output_mtok: 0.25 });
    expect(prices.find('anthropic-compatible', 'glm-5.3-flash', NOW)?.prices).toMatchObject({
      ...{ input: 150_000, output: 500_000 },
    });
  });

  it('takes a model that it does not know for another one, which we do not', () => {
    expect(calcPrice({ input_tokens: 10 }, 'claude-sonnet-5-5', { providerId: 'anthropic' })?.model.id).toBe(
      'claude-sonnet-5',
    );
    expect(prices.find('claude', 'claude-sonnet-5-5', NOW)).toBeUndefined();
  });
});
