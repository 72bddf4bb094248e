import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetricSums } from './metric-sums';
import { type Metric, type Totals, metrics, noTotals, sumOfTotals } from './metrics';

const amount = fc.oneof(
  fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
  fc.constantFrom(0n, 1n, -1n, 999_999_999_999_999n, 10n ** 15n, 2n ** 52n, 2n ** 53n + 1n, -(2n ** 53n) - 1n),
);
const totals: fc.Arbitrary<Totals> = fc
  .dictionary(fc.constantFrom(...metrics), amount)
  .map((some) => ({ ...noTotals, ...some }));

function sumsOf(figures: Totals): MetricSums {
  const sums = new MetricSums();
  for (const metric of metrics) sums.add(metric, figures[metric]);
  return sums;
}

describe('MetricSums', () => {
  it('hold the exact sum of all cells that were added, whatever their size and sign', () => {
    fc.assert(
      fc.property(fc.array(totals, { maxLength: 30 }), (cells) => {
        const [packed, added] = [new MetricSums(), new MetricSums()];
        for (const cell of cells) {
          packed.addPacked(sumsOf(cell).pack());
          added.addSums(sumsOf(cell));
        }
        const expected = cells.reduce(sumOfTotals, noTotals);
        expect(packed.totals()).toEqual(expected);
        expect(added.totals()).toEqual(expected);
      }),
    );
  });

  it('come back from a cell as they were', () => {
    fc.assert(
      fc.property(totals, (figures) => {
        const sums = new MetricSums();
        sums.addPacked(sumsOf(figures).pack());
        expect(sums.totals()).toEqual(figures);
        expect(sums.isZero).toBe(metrics.every((metric) => figures[metric] === 0n));
      }),
    );
  });

  it('stay exact where many amounts that a number holds add up to more than it does', () => {
    const sums = new MetricSums();
    for (let count = 0; count < 20_000; count += 1) sums.add('costNanoDollars', 999_999_999_999_999);
    expect(sums.totals().costNanoDollars).toBe(999_999_999_999_999n * 20_000n);
  });

  it('are written with a version, in a fixed order, without zeros', () => {
    const sums = new MetricSums();
    expect(sums.pack()).toBe('1:');
    sums.add('requests', 3);
    sums.add('cacheRead', 20);
    sums.add('costNanoDollars', -7n);
    expect(sums.pack()).toBe('1:3,,20,,,,,-7');
  });

  it.each(['', '2:3', '3,4', '1:x', '1:3,-', '1:--3', '1:1.5', '1: 3', `1:${','.repeat(metrics.length)}1`])(
    'refuse %j instead of adding a part of it up',
    (text) => {
      expect(() => new MetricSums().addPacked(text)).toThrow(RangeError);
    },
  );

  it('take a cell of a time that knew fewer metrics', () => {
    const sums = new MetricSums();
    sums.addPacked('1:2,30');
    expect(sums.totals()).toEqual({ ...noTotals, requests: 2n, input: 30n } satisfies Record<Metric, bigint>);
  });
});
