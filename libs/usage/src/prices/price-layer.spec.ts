import { describe, expect, it } from 'vitest';
import { type FoundPrice, type ListedPrice, foundPrice } from './model-price';
import { PriceList } from './price-list';

describe('prices of one model, one after the other', () => {
  const row = (model: string, amount: number, more: Partial<ListedPrice> = {}): ListedPrice => ({
    ...{ platform: 'claude', model, displayName: model },
    prices: { input: amount, output: amount, cacheRead: amount, cacheWrite5m: amount, cacheWrite1h: amount },
    ...more,
  });
  const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const own = [
    row('claude-a', 2, { from: '2026-09-01' }),
    row('claude-a', 1, { aliases: ['latest'] }),
    row('claude-a', 3, { from: '2026-12-01' }),
    row('claude-new', 9, { from: '2026-12-01' }),
    row('claude-*', 5),
  ];
  const idOf = (list: PriceList, model: string, day: string): string | undefined =>
    list.find('claude', model, at(day))?.id;

  it('hold from their day on, under every name of the model', () => {
    const list = new PriceList(own);
    for (const name of ['claude-a', 'latest', 'claude-a-20250101', 'claude-a[1m]']) {
      expect(idOf(list, name, '1999-01-01')).toBe('claude/claude-a#bundled');
      expect(idOf(list, name, '2026-09-01')).toBe('claude/claude-a@2026-09-01#bundled');
      expect(list.find('claude', name, at('2026-09-01') - 1)?.prices.input).toBe(1);
      expect(idOf(list, name, '2030-01-01')).toBe('claude/claude-a@2026-12-01#bundled');
    }
  });

  it('leave a name to the next rule where none of them holds yet', () => {
    expect(idOf(new PriceList(own), 'claude-new', '2026-11-30')).toBe('claude/claude-*#bundled');
    expect(
      new PriceList([row('claude-new', 9, { from: '2026-12-01' })]).find('claude', 'claude-new', 0),
    ).toBeUndefined();
  });

  it('hold for the names that the longest rule fits, in whatever order rules come', () => {
    const rows = [row('claude-*', 5), row('claude-b-*', 6), row('claude-b-c-*', 7, { from: '2026-12-01' })];
    for (const list of [new PriceList(rows), new PriceList(rows.toReversed())]) {
      expect(idOf(list, 'claude-b-c-d', '2026-11-30')).toBe('claude/claude-b-*#bundled');
      expect(idOf(list, 'claude-b-c-d', '2026-12-01')).toBe('claude/claude-b-c-*@2026-12-01#bundled');
      expect(idOf(list, 'claude-x', '2026-12-01')).toBe('claude/claude-*#bundled');
    }
  });

  it('count by the present where no time is said', () => {
    let now = at('2026-11-30');
    const list = new PriceList(own, () => now);
    expect(list.find('claude', 'claude-a')?.prices.input).toBe(2);
    now = at('2026-12-01');
    expect(list.find('claude', 'claude-a')?.prices.input).toBe(3);
  });

  it('give way all together to those of a list that is laid over', () => {
    const list = new PriceList(own).with([row('claude-a', 7, { from: '2026-10-01' }), row('claude-a', 6)]);
    expect(['1999-01-01', '2026-09-01', '2026-10-01', '2030-01-01'].map((day) => idOf(list, 'latest', day))).toEqual([
      ...['claude/claude-a#fetched', 'claude/claude-a#fetched'],
      ...['claude/claude-a@2026-10-01#fetched', 'claude/claude-a@2026-10-01#fetched'],
    ]);
  });

  it('are listed as one model, as they are last', () => {
    expect(new PriceList(own).modelsOn('vertex').map(({ model, prices }) => [model, prices.input])).toEqual([
      ...[
        ['claude-a', 3],
        ['claude-new', 9],
        ['claude-*', 5],
      ],
    ]);
  });

  describe('under an override', () => {
    const overridden = (...rows: ListedPrice[]): PriceList => {
      const list = new PriceList(own);
      const overrides: FoundPrice[] = rows.map((price) => foundPrice(price, 'override', 'prc_1'));
      list.override(() => overrides);
      return list;
    };

    it('hold until the day of the override, which no later day and no list takes away', () => {
      const list = overridden(row('claude-a', 50, { from: '2026-10-01' }));
      list.layOver([row('claude-a', 7, { from: '2026-11-01' })]);
      expect(idOf(list, 'claude-a', '2026-09-30')).toBe('claude/claude-*#bundled');
      for (const name of ['claude-a', 'latest', 'claude-a-20250101', 'claude-a[1m]'])
        expect(idOf(list, name, '2030-01-01')).toBe('claude/claude-a@2026-10-01#prc_1');
      list.override(() => []);
      expect(idOf(list, 'claude-a', '2030-01-01')).toBe('claude/claude-a@2026-11-01#fetched');
    });

    it('stay for other names where the override is of one name alone', () => {
      const list = overridden(row('latest', 50), row('claude-a-20250101', 51));
      expect(
        ['claude-a', 'latest', 'claude-a-20250101', 'claude-a-20250102'].map((name) => idOf(list, name, '2026-11-21')),
      ).toEqual([
        ...['claude/claude-a@2026-09-01#bundled', 'claude/latest#prc_1', 'claude/claude-a-20250101#prc_1'],
        'claude/claude-a@2026-09-01#bundled',
      ]);
    });

    it('stay for other platforms where the override is of one that sells the model', () => {
      const list = overridden(row('claude-a', 50, { platform: 'bedrock' }));
      expect(list.find('bedrock', 'eu.anthropic.claude-a-v1:0')?.source).toBe('override');
      expect(list.find('vertex', 'claude-a')?.source).toBe('bundled');
    });

    it('stay where the override is a rule and their name is exact', () => {
      const list = overridden(row('claude-*', 50));
      expect([idOf(list, 'claude-a', '2026-11-21'), idOf(list, 'claude-z', '2026-11-21')]).toEqual([
        ...['claude/claude-a@2026-09-01#bundled', 'claude/claude-*#prc_1'],
      ]);
    });
  });
});
