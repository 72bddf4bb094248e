import { describe, expect, it } from 'vitest';
import { platforms } from '@app/common';
import { type ModelPrice, PriceList } from './price-list';

const prices = { input: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1, output: 1 };
const priceOf = (model: string, rest: { readonly aliases?: string[] } = {}): ModelPrice & { aliases?: string[] } => ({
  ...{ platform: 'claude', model, displayName: model, prices },
  ...rest,
});
const list = new PriceList([
  priceOf('claude-sonnet-4', { aliases: ['claude-sonnet-4-0'] }),
  priceOf('claude-sonnet-4-20250514'),
  priceOf('claude-haiku-4-5'),
  { ...priceOf('sandbox-*'), platform: 'sandbox' },
]);

describe('PriceList', () => {
  it.each([
    ['claude-sonnet-4', 'claude-sonnet-4'],
    ['claude-sonnet-4-0', 'claude-sonnet-4'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4-20250514'],
    ['claude-sonnet-4-20991231', 'claude-sonnet-4'],
    ['claude-sonnet-4-0-20250514', 'claude-sonnet-4'],
    ['claude-haiku-4-5-20251001', 'claude-haiku-4-5'],
  ])('finds the price of %s under %s', (model, found) => {
    expect(list.find('claude', model)?.model).toBe(found);
  });

  it.each([
    '',
    'claude',
    'claude-sonnet',
    'claude-sonnet-4-5',
    'claude-sonnet-4-2025051',
    'claude-sonnet-4-20250514-v2',
    'Claude-Sonnet-4',
    'sandbox-small',
    '__proto__',
  ])('knows no price of %j, and guesses none', (model) => {
    expect(list.find('claude', model)).toBeUndefined();
  });

  it('finds a price by how a name starts, on the platform that says so', () => {
    expect(list.find('sandbox', 'sandbox-stream-10x5')?.model).toBe('sandbox-*');
    expect(list.find('sandbox', 'claude-sonnet-4')).toBeUndefined();
  });
});

describe('the bundled prices', () => {
  const bundled = new PriceList();

  it.each(bundled.models.map((price): [string, ModelPrice] => [`${price.platform}/${price.model}`, price]))(
    'are whole, and found by name: %s',
    (_, price) => {
      expect(platforms).toContain(price.platform);
      expect(price.displayName).not.toBe('');
      for (const tier of [price.prices, ...(price.longContext ? [price.longContext.prices] : [])]) {
        expect(Object.keys(tier).sort()).toEqual(Object.keys(prices).sort());
        expect(Object.values(tier).every((amount) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
        // What every price list so far has in common; a typing error would break it.
        expect(tier.cacheRead < tier.input && tier.input <= tier.cacheWrite5m).toBe(true);
        expect(tier.cacheWrite5m < tier.cacheWrite1h && tier.input < tier.output).toBe(true);
      }
      expect(bundled.find(price.platform, price.model)).toBe(price);
    },
  );

  it('name no model twice', () => {
    const names = bundled.models.flatMap(({ platform, model, aliases = [] }) =>
      [model, ...aliases].map((name) => `${platform}/${name}`),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
