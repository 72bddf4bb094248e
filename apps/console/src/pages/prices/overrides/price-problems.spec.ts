import { expect, it } from 'vitest';
import { formErrorsOf, priceProblems } from './price-problems';
import { emptyValues } from './price-values';

const prices = { ...emptyValues().prices, input: '3', output: '15' };
const sound = { ...emptyValues({ platform: 'claude', model: 'claude-sonnet-5' }), prices };

it('finds nothing wrong with a price of input and output', () => {
  expect(priceProblems(sound)).toEqual({});
});

it('asks for what a price needs', () => {
  expect(priceProblems(emptyValues())).toEqual({
    ...{ platform: 'required', model: 'required', 'prices.input': 'required', 'prices.output': 'required' },
  });
});

it('finds amounts, shares and tiers that are none', () => {
  const values = {
    ...sound,
    prices: { ...prices, cacheRead: '0,3' },
    tiers: [
      { aboveTokens: 200_000, prices },
      { aboveTokens: 100_000, prices },
    ],
    classes: { ...sound.classes, batch: { ...sound.classes.batch, kind: 'percent' as const, percent: '' } },
    regions: [{ name: ' ', percent: 1.5 }],
    tools: { ...sound.tools, webSearch: '-1' },
  };
  expect(priceProblems(values)).toEqual({
    ...{ 'prices.cacheRead': 'dollars', 'tiers.1.aboveTokens': 'tokens', 'classes.batch.percent': 'percent' },
    ...{ 'regions.0.name': 'region', 'regions.0.percent': 'percent', 'tools.webSearch': 'dollars' },
  });
});

it('shows problems of the control plane at fields that there are', () => {
  expect(
    formErrorsOf([
      { field: 'prices', message: 'a' },
      { field: 'model', message: 'b' },
    ]),
  ).toEqual({
    ...{ 'prices.input': 'a', model: 'b' },
  });
});
