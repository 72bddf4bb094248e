import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import priceData from '@config/prices.json' with { type: 'json' };
import { parsePriceList } from './parse-price-list';
import { PriceListError } from './price-list-error';

const prices = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };
const row = { platform: 'claude', model: 'claude-a', displayName: 'A', aliases: ['claude-a-latest'], prices };
const listOf = (...models: unknown[]): string => JSON.stringify({ models });

describe('parsePriceList', () => {
  it('reads the list that ships', () => {
    const shipped = priceData.models.map((row: object) => ({ ...row, comment: undefined }));
    expect(parsePriceList(JSON.stringify(priceData))).toEqual(shipped);
  });

  it('reads a tier of long prompts as lists had it once, and fills what classes and tiers do not say from the price itself', () => {
    const [price] = parsePriceList(
      listOf({
        ...row,
        longContext: { aboveTokens: 9, prices: { input: 7, output: 0 } },
        classes: { batch: 50, flex: 0, priority: { prices: { output: 8 } }, unheardOf: 'x' },
        ...{ regions: { us: 110 }, tools: { webSearch: 10_000, hammer: 3 }, from: '2026-09-01' },
      }),
    );
    expect(price).toEqual({
      ...row,
      longContext: [{ aboveTokens: 9, prices: { ...prices, input: 7 } }],
      classes: { batch: 50, flex: 0, priority: { prices: { ...prices, output: 8 } } },
      ...{ regions: { us: 110 }, tools: { webSearch: 10_000 }, from: '2026-09-01' },
    });
  });

  it('reads several days of one model, each of them once', () => {
    const days = [row, { ...row, from: '2026-09-01' }, { ...row, from: '2026-10-01' }];
    expect(parsePriceList(listOf(...days))).toHaveLength(3);
    expect(() => parsePriceList(listOf(...days, days[1]))).toThrow('claude/claude-a is in it twice');
    expect(() => parsePriceList(listOf(row, { ...row, model: 'b', from: '2026-09-01' }))).toThrow(
      'claude-a-latest is in it twice',
    );
  });

  it('leaves out what it does not know', () => {
    expect(parsePriceList(listOf({ ...row, note: 'x', prices: { ...prices, perImage: 7 } }))).toEqual([row]);
    expect(parsePriceList(listOf())).toEqual([]);
  });

  it.each(['', 'null', '[]', '{}', '{"models":{}}', '<html>', '{"models":[', '"models"'])('refuses %j', (text) => {
    expect(() => parsePriceList(text)).toThrow(PriceListError);
  });

  it.each([
    ['another platform', { platform: 'toString' }],
    ['no model', { model: '' }],
    ['a model with a space', { model: 'a b' }],
    ['a rule for every model', { model: '*' }],
    ['a rule in the middle', { model: 'claude-*-a' }],
    ['a name of two lines', { displayName: 'a\nb' }],
    ['a name that is too long', { displayName: 'a'.repeat(201) }],
    ['aliases that are none', { aliases: 'a' }],
    ['an alias that is a rule', { aliases: ['claude-*'] }],
    ['a price that is missing', { prices: { ...prices, output: undefined } }],
    ['a price below nothing', { prices: { ...prices, output: -1 } }],
    ['half a price', { prices: { ...prices, output: 0.5 } }],
    ['a price as text', { prices: { ...prices, output: '2' } }],
    ['a price beyond all prices', { prices: { ...prices, output: 10_000_000_001 } }],
    ['prices that are a list', { prices: [1, 2, 3, 4, 5] }],
    ['a long context without prices', { longContext: { aboveTokens: 200_000 } }],
    ['a long context from nowhere on', { longContext: { aboveTokens: -1, prices } }],
    ['a long context that is none', { longContext: null }],
    ['long contexts in falling order', { longContext: [2, 1].map((aboveTokens) => ({ aboveTokens, prices })) }],
    ['no long context in a list of them', { longContext: [] }],
    ['too much for a region', { regionalPercent: 101 }],
    ['a day that no calendar has', { from: '2026-02-30' }],
    ['a moment for a day', { from: '2026-02-03T00:00:00Z' }],
    ['half a per cent', { classes: { batch: 0.5 } }],
    ['a class that is a text', { classes: { batch: '50' } }],
    ['classes that are a list', { classes: [50] }],
    ['a class of prices below nothing', { classes: { batch: { prices: { input: -1 } } } }],
    ['a region without a name', { regions: { '': 110 } }],
    ['a region that costs a text', { regions: { us: '110' } }],
    ['a tool below nothing', { tools: { webSearch: -1 } }],
  ])('refuses a list with a row that has %s', (_what, differences) => {
    expect(() => parsePriceList(listOf(row, { ...row, model: 'b', aliases: [], ...differences }))).toThrow(
      /^row 2.* cannot be read$/,
    );
  });

  it('refuses a name that is in it twice, also as an alias', () => {
    expect(() => parsePriceList(listOf(row, row))).toThrow('claude/claude-a is in it twice');
    expect(() => parsePriceList(listOf(row, { ...row, model: 'claude-a-latest', aliases: [] }))).toThrow('twice');
    expect(parsePriceList(listOf(row, { ...row, platform: 'bedrock' }))).toHaveLength(2);
  });

  it('refuses more models than there are', () => {
    const rows = Array.from({ length: 5_001 }, (_, index) => ({ ...row, model: `m${index}`, aliases: [] }));
    expect(() => parsePriceList(listOf(...rows))).toThrow('more than 5000 models');
  });

  it('refuses rules and names that would keep every look-up busy', () => {
    const rows = (count: number, end: string, aliases: string[] = []): object[] =>
      Array.from({ length: count }, (_, index) => ({
        ...{ ...row, model: `model-${index}${end}` },
        aliases: aliases.map((alias) => `${alias}-${index}`),
      }));
    expect(parsePriceList(listOf(...rows(100, '*')))).toHaveLength(100);
    expect(() => parsePriceList(listOf(...rows(101, '*')))).toThrow('more than 100 rules');
    const nine = Array.from({ length: 9 }, (_, index) => `alias-${index}`);
    expect(parsePriceList(listOf(...rows(2_000, '', nine)))).toHaveLength(2_000);
    expect(() => parsePriceList(listOf(...rows(2_001, '', nine)))).toThrow('more than 20000 names');
  });

  it('says no with its own error, whatever comes', () => {
    fc.assert(
      fc.property(fc.json(), fc.anything(), (text, member) => {
        for (const candidate of [
          text,
          listOf(member),
          listOf({ ...row, prices: member }),
          listOf({ ...row, aliases: member }),
          ...['from', 'longContext', 'classes', 'regions', 'tools'].map((name) => listOf({ ...row, [name]: member })),
          listOf({ ...row, longContext: [member], classes: { batch: member }, tools: { webSearch: member } }),
        ])
          try {
            parsePriceList(candidate);
          } catch (error) {
            expect(error).toBeInstanceOf(PriceListError);
          }
      }),
    );
  });
});
