import { describe, expect, it } from 'vitest';
import { isAccountPricing } from './account-pricing';

const prices = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };

describe('isAccountPricing', () => {
  it.each([
    ...[{}, { multiplierPercent: 0 }, { multiplierPercent: 1_000 }, { prices: {} }],
    ...[{ prices: { 'claude-a': { prices } } }, { prices: { 'claude-a': { prices, tools: { webSearch: 0 } } } }],
  ])('takes %j', (value) => {
    expect(isAccountPricing(value)).toBe(true);
  });

  it.each([
    ...[null, 5, 'free', [], { multiplierPercent: -1 }, { multiplierPercent: 1_001 }, { multiplierPercent: 0.5 }],
    ...[{ multiplierPercent: '50' }, { prices: [] }, { prices: { a: {} } }, { prices: { a: { prices: {} } } }],
    ...[{ prices: { a: { prices: { ...prices, output: '2' } } } }, { prices: { a: { prices, tools: { hammer: 1 } } } }],
    ...[{ prices: { a: { prices, tools: [1] } } }, { prices: { a: { prices, tools: { webSearch: -1 } } } }],
  ])('takes %j for none, so that the account is none either', (value) => {
    expect(isAccountPricing(value)).toBe(false);
  });
});
