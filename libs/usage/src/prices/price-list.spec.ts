import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import modelData from '@config/models.json' with { type: 'json' };
import { type Platform, platforms } from '@app/common';
import type { ListedPrice, ModelPrice } from './model-price';
import { PriceList } from './price-list';

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

  it.each(['-2026-04-23', '-20260423'])('takes %s for a release date', (date) => {
    expect(list.find('claude', `claude-haiku-4-5${date}`)?.model).toBe('claude-haiku-4-5');
  });

  it.each([
    ...[
      '-1',
      '.1',
      '-1-20260423',
      '-preview',
      '-001',
      '-04-2026',
      '-2026-13-01',
      '-20261301',
      '-2026-0423',
      '-202604-23',
    ],
    ...['-2026-04-32', '-2026-4-23', '-1926-04-23', '20260423', '-20260423-20260423', '-2026-04-23 ', '-2026-04-23\n'],
  ])('takes %j for no release date', (end) => {
    expect(list.find('claude', `claude-haiku-4-5${end}`)).toBeUndefined();
  });

  it('finds no price by the beginning of a name, on whatever platform', () => {
    const names = [
      'claude-haiku-4-5',
      'us.anthropic.claude-haiku-4-5',
      'claude-haiku-4-5@20251001',
      'models/claude-haiku-4-5',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...platforms.filter((platform) => platform !== 'sandbox')),
        fc.constantFrom(...names),
        fc.stringMatching(/^[a-z0-9.:@/-]{1,12}$/),
        (platform, name, more) => {
          fc.pre(!/^-v\d+(:\d+)?$|^-20\d{6}|^-20\d\d-\d\d-\d\d|@(?:default|latest|\d{8})$/.test(more));
          expect(list.find(platform, `${name}${more}`)).toBeUndefined();
        },
      ),
    );
  });

  it('finds a price by how a name starts, on the platform that says so', () => {
    expect(list.find('sandbox', 'sandbox-stream-10x5')?.model).toBe('sandbox-*');
    expect(list.find('sandbox', 'claude-sonnet-4')).toBeUndefined();
  });
});

describe('models of a vendor that others sell', () => {
  const sold = new PriceList([
    { ...priceOf('claude-sonnet-4-5'), regionalPercent: 10, longContext: [{ aboveTokens: 9, prices }] },
    priceOf('claude-sonnet-4', { aliases: ['claude-sonnet-4-0'] }),
    priceOf('claude-3-5-sonnet'),
    { ...priceOf('gpt-5.5'), platform: 'openai' },
    { ...priceOf('gemini-2.5-pro'), platform: 'gemini' },
    { ...priceOf('glm-5.2'), platform: 'anthropic-compatible' },
    { ...priceOf('claude-sonnet-4', { aliases: ['house-name'] }), platform: 'azure-foundry' },
  ]);

  it.each([
    ['bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5'],
    ['bedrock', 'us-gov.anthropic.claude-sonnet-4-20250514-v1:0', 'claude-sonnet-4'],
    ['bedrock', 'anthropic.claude-3-5-sonnet-20241022-v2:0', 'claude-3-5-sonnet'],
    ['bedrock', 'global.anthropic.claude-sonnet-4-5', 'claude-sonnet-4-5'],
    ['bedrock', 'anthropic.claude-sonnet-4-5-v1', 'claude-sonnet-4-5'],
    ['bedrock', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
    ['vertex', 'claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
    ['vertex', 'claude-sonnet-4-5@latest', 'claude-sonnet-4-5'],
    ['vertex', 'claude-3-5-sonnet-v2@20241022', 'claude-3-5-sonnet'],
    ['vertex', 'publishers/anthropic/models/claude-sonnet-4@20250514', 'claude-sonnet-4'],
    ['vertex', 'projects/p/locations/us-east5/publishers/google/models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['vertex', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['gemini', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['azure-openai', 'gpt-5.5-2026-04-23', 'gpt-5.5'],
    ['azure-foundry', 'claude-sonnet-4-5', 'claude-sonnet-4-5'],
    ['droid', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
    ['droid', 'gpt-5.5', 'gpt-5.5'],
    ['anthropic-compatible', 'glm-5.2', 'glm-5.2'],
  ] as const)('cost on %s under %s what %s costs', (platform, model, found) => {
    expect(sold.find(platform, model)?.model).toBe(found);
  });

  it.each([
    ['bedrock', 'arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['bedrock', 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5'],
    ['bedrock', 'us.anthropic.claude-sonnet-4-6-20250929-v1:0'],
    ['bedrock', 'us.amazon.claude-sonnet-4-5'],
    ['bedrock', 'us.anthropic.'],
    ['bedrock', 'gpt-5.5'],
    ['vertex', 'publishers/meta/models/claude-sonnet-4'],
    ['vertex', 'claude-sonnet-4@2025'],
    ['vertex', 'endpoints/123'],
    ['gemini', 'tunedModels/gemini-2.5-pro'],
    ['gemini', 'gemini-2.5'],
    ['azure-openai', 'gpt-5.5-mini'],
    ['azure-openai', 'gpt-5'],
    ['azure-openai', 'ft:gpt-5.5'],
    ['claude', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['openai', 'models/gpt-5.5'],
    ['anthropic-compatible', 'claude-sonnet-4-5'],
    ['openai-compatible', 'gpt-5.5'],
    ['openai-compatible', 'glm-5.2'],
  ] as const)('have no price on %s under %s', (platform, model) => {
    expect(sold.find(platform, model)).toBeUndefined();
  });

  it('cost what the platform itself says, where it says anything', () => {
    expect(sold.find('azure-foundry', 'claude-sonnet-4')?.platform).toBe('azure-foundry');
    expect(sold.find('azure-foundry', 'house-name')?.platform).toBe('azure-foundry');
    expect(sold.find('droid', 'claude-sonnet-4')?.platform).toBe('claude');
  });

  it('cost more in a region of Bedrock where their row says so', () => {
    const whole = { input: 100, cacheRead: 10, cacheWrite5m: 125, cacheWrite1h: 205, output: 333 };
    const raised = { input: 110, cacheRead: 11, cacheWrite5m: 138, cacheWrite1h: 226, output: 366 };
    const row: ModelPrice = {
      ...priceOf('claude-opus-5'),
      prices: whole,
      longContext: [{ aboveTokens: 9, prices: whole }],
    };
    const list = new PriceList([
      { ...row, regionalPercent: 10 },
      { ...row, model: 'claude-opus-4' },
    ]);
    for (const name of ['us.anthropic.claude-opus-5', 'apac.anthropic.claude-opus-5-v1', 'anthropic.claude-opus-5']) {
      expect(list.find('bedrock', name)).toMatchObject({
        prices: raised,
        longContext: [{ aboveTokens: 9, prices: raised }],
      });
    }
    for (const name of ['global.anthropic.claude-opus-5', 'claude-opus-5', 'us.anthropic.claude-opus-4']) {
      expect(list.find('bedrock', name)?.prices).toEqual(whole);
    }
    expect(list.find('vertex', 'claude-opus-5')?.prices).toEqual(whole);
  });

  it('are listed on every platform that sells them', () => {
    const names = (platform: Platform): string[] => sold.modelsOn(platform).map(({ model }) => model);
    expect(names('vertex')).toEqual(['claude-sonnet-4-5', 'claude-sonnet-4', 'claude-3-5-sonnet', 'gemini-2.5-pro']);
    expect(names('azure-openai')).toEqual(['gpt-5.5']);
    expect(names('openai-compatible')).toEqual([]);
  });
});

describe('the bundled prices', () => {
  const bundled = new PriceList();

  it.each(bundled.models.map((price): [string, ModelPrice] => [price.id, price]))(
    'are whole, and found by name: %s',
    (_, price) => {
      expect(platforms).toContain(price.platform);
      expect(price.displayName).not.toBe('');
      for (const tier of [price.prices, ...(price.longContext ?? []).map((long) => long.prices)]) {
        expect(Object.keys(tier).sort()).toEqual(Object.keys(prices).sort());
        const isEmbedding = price.model.includes('embedding');
        expect(Object.values(tier).every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
        // What every price list so far has in common; a typing error would break it.
        expect(0 < tier.cacheRead && tier.cacheRead <= tier.input && tier.input <= tier.cacheWrite5m).toBe(true);
        expect(tier.cacheWrite5m <= tier.cacheWrite1h).toBe(true);
        expect(isEmbedding ? tier.output === 0 : tier.input < tier.output).toBe(true);
        // Only Anthropic sells a long lifetime of its own, and a discount on every read.
        if (price.platform !== 'claude') continue;
        expect(tier.cacheRead < tier.input && tier.cacheWrite5m < tier.cacheWrite1h).toBe(true);
      }
      const at = price.from === undefined ? 0 : Date.parse(price.from);
      expect(bundled.find(price.platform, price.model, at)).toBe(price);
    },
  );

  it('name no model twice', () => {
    const models = new Map(bundled.models.map((price) => [`${price.platform}/${price.model}`, price.aliases ?? []]));
    const names = [...models].flatMap(([model, aliases]) => [
      model,
      ...aliases.map((alias) => `${model.split('/', 1)[0] ?? ''}/${alias}`),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(modelData.names.filter(({ model }) => !model.includes('*')))(
    'know $model by the names that clouds have for it',
    ({ model, bedrock, vertex }) => {
      expect(bundled.find('bedrock', bedrock.replace('{profile}', 'us.'))?.model).toBe(model);
      expect(bundled.find('vertex', vertex)?.model).toBe(model);
    },
  );

  it.each([
    ['openai', 'gpt-5.5-2026-04-23', 5_000_000],
    ['azure-openai', 'gpt-5.6', 4_000_000],
    ['openai', 'gpt-4o-2024-05-13', 5_000_000],
    ['openai', 'gpt-4o-2024-11-20', 2_500_000],
    ['openai', 'text-embedding-3-small', 20_000],
    ['vertex', 'gemini-embedding-001', 150_000],
    ['gemini', 'models/gemini-2.5-flash', 300_000],
    ['anthropic-compatible', 'GLM-5.2', 1_400_000],
    ['bedrock', 'eu.anthropic.claude-haiku-4-5-20251001-v1:0', 1_100_000],
    ['bedrock', 'us.anthropic.claude-opus-4-1-20250805-v1:0', 15_000_000],
  ] as const)('say that on %s input of %s costs %i', (platform, model, input) => {
    expect(bundled.find(platform, model)?.prices.input).toBe(input);
  });

  it.each([
    'gpt-5.7',
    'gpt-5-5',
    'gpt-6',
    'gpt-6.1-sol',
    'gpt-5.5-mini',
    'gpt-image-1',
    'gpt-realtime',
    'ft:gpt-4o-mini',
  ])('know nothing of %s', (model) => {
    expect(bundled.find('openai', model)).toBeUndefined();
  });
});

describe('prices laid over a list', () => {
  const priceOf = (model: string, amount: number, aliases: string[] = []): ListedPrice => ({
    ...{ platform: 'claude', model, displayName: model, aliases },
    prices: { input: amount, output: amount, cacheRead: amount, cacheWrite5m: amount, cacheWrite1h: amount },
  });
  const amountOf = (list: PriceList, model: string): number | undefined => list.find('claude', model)?.prices.input;

  it('hold in place of the own ones, under every name, until they are taken away', () => {
    const list = new PriceList([priceOf('claude-a', 1, ['old']), priceOf('claude-b', 2), priceOf('claude-c*', 3)]);
    list.layOver([priceOf('claude-a', 10, ['new']), priceOf('claude-d', 40)]);
    const names = ['claude-a', 'old', 'new', 'claude-b', 'claude-c1', 'claude-d'];
    expect(names.map((name) => amountOf(list, name))).toEqual([10, 10, 10, 2, 3, 40]);
    expect(list.modelsOn('claude').map(({ model }) => model)).toEqual([
      'claude-a',
      'claude-b',
      'claude-c*',
      'claude-d',
    ]);
    list.layOver([]);
    expect(names.map((name) => amountOf(list, name))).toEqual([1, 1, undefined, 2, 3, undefined]);
  });

  it('move a name to another model, whichever of them comes first', () => {
    const own = [priceOf('claude-a', 1, ['latest']), priceOf('claude-b', 2)];
    for (const order of [own, own.toReversed()]) {
      const list = new PriceList(order).with([priceOf('claude-a', 1), priceOf('claude-b', 2, ['latest'])]);
      expect(amountOf(list, 'latest')).toBe(2);
    }
  });

  it('hold for regions and for names that start alike as well', () => {
    const list = new PriceList([priceOf('claude-c*', 3)]);
    list.layOver([{ ...priceOf('claude-c*', 100), regionalPercent: 10 }]);
    expect(amountOf(list, 'claude-c9')).toBe(100);
    expect(list.find('bedrock', 'eu.anthropic.claude-c9-v1:0')?.prices.input).toBe(110);
  });
});
