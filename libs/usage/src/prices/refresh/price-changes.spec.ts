import { describe, expect, it } from 'vitest';
import type { ListedPrice, Prices } from '../model-price';
import { PriceList } from '../price-list';
import { ANY_CHANGE_PERCENT, requireCredibleChange } from './price-changes';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const pricesOf = (amount: number): Prices => ({
  ...{ input: amount, output: amount, cacheRead: amount, cacheWrite5m: amount, cacheWrite1h: amount },
});
const row = (model: string, amount = 100, differences: Partial<ListedPrice> = {}): ListedPrice => ({
  ...{ platform: 'claude', model, displayName: model, prices: pricesOf(amount) },
  ...differences,
});
const own = [row('claude-a', 100, { aliases: ['claude-a-latest'] }), row('claude-b'), row('claude-c-*')];

/** Why a list is refused; empty: it is not. */
function objection(fetched: readonly ListedPrice[], maxPercent = 50, list = new PriceList(own)): string {
  try {
    requireCredibleChange(fetched, own, list, maxPercent, NOW);
    return '';
  } catch (error) {
    return String(error);
  }
}
const withFirst = (first: ListedPrice): ListedPrice[] => [first, ...own.slice(1)];

describe('requireCredibleChange', () => {
  it('lets prices move by as much as they may, up and down, and new models come', () => {
    for (const amount of [50, 100, 150])
      expect(objection([...withFirst(row('claude-a', amount)), row('claude-new', 9_000)])).toBe('');
  });

  it.each([
    ['rises by more', row('claude-a', 151)],
    ['falls by more', row('claude-a', 49)],
    ['becomes free', row('claude-a', 0)],
    ['has one class that jumps', row('claude-a', 100, { prices: { ...pricesOf(100), cacheRead: 151 } })],
    ['gets a dear long context', row('claude-a', 100, { longContext: [{ aboveTokens: 1, prices: pricesOf(151) }] })],
    ['costs more in a region', row('claude-a', 100, { regionalPercent: 51 })],
  ])('refuses a price that %s', (_what, price) => {
    expect(objection(withFirst(price))).toContain('prices have moved by more than 50 %: claude/claude-a');
  });

  const modified = (more: Partial<ListedPrice>): string =>
    objection(
      [row('claude-a', 100, more), ...own.slice(1)],
      50,
      new PriceList([row('claude-a', 100, terms), ...own.slice(1)]),
    );
  const terms = {
    classes: { batch: 50, priority: { prices: pricesOf(200) } },
    ...{ regions: { us: 110 }, tools: { webSearch: 10_000 } },
  };

  it.each([
    ['of a class in per cent', { ...terms, classes: { ...terms.classes, batch: 80 } }],
    ['of a class of its own', { ...terms, classes: { ...terms.classes, priority: { prices: pricesOf(99) } } }],
    ['of a class, which is gone', { ...terms, classes: { priority: terms.classes.priority } }],
    ['of a region', { ...terms, regions: { us: 10 } }],
    ['of a tool', { ...terms, tools: { webSearch: 15_001 } }],
    ['of a tool, which is gone', { ...terms, tools: {} }],
  ])('refuses a jump %s', (_what, more) => {
    expect(modified(more)).toContain('claude/claude-a');
  });

  it('lets classes, regions and tools come, and move a little', () => {
    const more = { classes: { ...terms.classes, batch: 60, fast: 600 }, regions: { us: 120, eu: 300 } };
    expect(modified({ ...more, tools: { webSearch: 11_000, fileSearch: 9 } })).toBe('');
  });

  it('refuses a jump on a day that is to come, and none on one that is past', () => {
    expect(objection([...own, row('claude-a', 200, { from: '2026-12-24' })])).toContain('claude/claude-a');
    expect(objection([...own, row('claude-a', 120, { from: '2026-12-24' })])).toBe('');
    const past = [row('claude-a', 900), row('claude-a', 100, { from: '2026-01-01' }), ...own.slice(1)];
    expect(objection(own, 50, new PriceList(past))).toBe('');
  });

  it('refuses a long context that begins somewhere else', () => {
    const long = (aboveTokens: number): ListedPrice =>
      row('claude-a', 100, { longContext: [{ aboveTokens, prices: pricesOf(120) }] });
    const list = new PriceList(withFirst(long(200_000)));
    expect(objection(withFirst(long(250_000)), 50, list)).toBe('');
    expect(objection(withFirst(long(1)), 50, list)).toContain('claude/claude-a');
  });

  it.each([
    ['an alias that moves to another model', row('claude-new', 1_000, { aliases: ['claude-a-latest'] })],
    ['a dated name that comes before the one without a date', row('claude-b-20260101', 1_000)],
    ['a model that comes before a rule', row('claude-c-small', 1_000)],
    ['a row of a cloud that comes before that of the vendor', row('claude-b', 1_000, { platform: 'bedrock' })],
  ])('refuses %s', (_what, price) => {
    expect(objection([...own, price])).toContain('prices have moved');
  });

  it('names a few of many', () => {
    const many = Array.from({ length: 5 }, (_, index) => row(`claude-${index}`));
    const list = new PriceList(many);
    expect(
      objection(
        many.map(({ model }) => row(model, 500)),
        50,
        list,
      ),
    ).toMatch(/(?:[\w-]+\/claude-\d[, ]+){3}and \d+ more$/);
  });

  it('refuses a list that has lost more than a tenth of its models', () => {
    const former = Array.from({ length: 20 }, (_, index) => row(`claude-${index}`));
    const list = new PriceList(former);
    const check = (count: number) => () => requireCredibleChange(former.slice(0, count), former, list, 50, NOW);
    expect(check(18)).not.toThrow();
    expect(check(17)).toThrow('it has 17 models, and the list before it has 20');
    expect(check(0)).toThrow('it has 0 models');
  });

  it('lets every change pass where the operator says so', () => {
    expect(objection(withFirst(row('claude-a', 0)), ANY_CHANGE_PERCENT)).toBe('');
    expect(objection(withFirst(row('claude-a', 300)), 200)).toBe('');
  });
});
