import { expect, it } from 'vitest';
import { emptyValues, newPriceOf, termsOf, valuesOf } from './price-values';

const price = {
  platform: 'claude' as const,
  model: 'claude-sonnet-5',
  from: '2026-12-01',
  note: 'contract of November',
  prices: { input: '1.8', output: '9', cacheRead: '0.18', cacheWrite5m: '2.25', cacheWrite1h: '3.6' },
  longContext: [
    {
      aboveTokens: 200_000,
      prices: { input: '3.6', output: '18', cacheRead: '1', cacheWrite5m: '2', cacheWrite1h: '3' },
    },
  ],
  classes: {
    batch: 50,
    priority: {
      prices: { input: '6', output: '30' },
      longContext: [{ aboveTokens: 100_000, prices: { input: '7', output: '31' } }],
    },
  },
  regions: { us: 110 },
  tools: { webSearch: '0.01' },
};

it('sends a price as it came', () => {
  expect(newPriceOf(valuesOf(price), 'claude')).toEqual(price);
});

it('says nothing of what is left empty, and takes away what was there', () => {
  const values = { ...emptyValues(), prices: { ...emptyValues().prices, input: ' 3 ', output: '15' } };
  expect(termsOf(values)).toEqual({
    prices: { input: '3', output: '15' },
    ...{ longContext: null, classes: null, regions: null, tools: null, from: null, note: null },
  });
  expect(newPriceOf({ ...values, model: ' llama-4-* ' }, 'openai-compatible')).toEqual({
    ...{ platform: 'openai-compatible', model: 'llama-4-*', prices: { input: '3', output: '15' } },
  });
});
