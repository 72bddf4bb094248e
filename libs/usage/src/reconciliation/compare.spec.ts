import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare';
import { type ComparedFigures, FiguresByCell } from './compared-figures';

type Rows = readonly (readonly [day: string, model: string, figures: Partial<ComparedFigures>])[];

function figuresOf(rows: Rows): FiguresByCell {
  const figures = new FiguresByCell();
  for (const [day, model, sums] of rows) figures.add({ day, model, key: model }, sums);
  return figures;
}

const metrics = ['input', 'output', 'costNanoDollars'] as const;
const compared = (
  ours: Rows,
  theirs: Rows,
  toleranceUnits = 1_000,
  rounding: readonly (readonly [string, bigint])[] = [],
) => compare(figuresOf(ours), { figures: figuresOf(theirs), metrics, roundingOf: new Map(rounding) }, toleranceUnits);

const first = '2026-11-01';
const second = '2026-11-02';

describe('compare', () => {
  it('says what only one side has', () => {
    const { rows, verdict } = compared([[first, 'a', { input: 5n }]], [[second, 'b', { output: 5n }]]);
    expect(rows).toMatchObject([
      { day: first, model: 'a', verdict: 'only-ours' },
      { day: second, model: 'b', verdict: 'only-theirs' },
    ]);
    expect(verdict).toBe('differs');
  });

  it('leaves out what only we have and the export says nothing of', () => {
    expect(compared([[first, 'a', { requests: 5n, webSearches: 1n }]], []).rows).toEqual([]);
  });

  it.each([
    [100n, 101n, 1_000, 'matches'],
    [99n, 100n, 1_000, 'matches'],
    [98n, 100n, 1_000, 'differs'],
    [100_001n, 100_000n, 1, 'matches'],
    [100_002n, 100_000n, 1, 'differs'],
    [100n, 101n, 0, 'differs'],
    [1n, 0n, 100_000, 'differs'],
  ])('holds %d against %d with %d thousandths of a per cent: it %s', (own, other, tolerance, verdict) => {
    const { rows } = compared([[first, 'a', { input: own }]], [[first, 'a', { input: other }]], tolerance);
    expect(rows[0]?.verdict).toBe(verdict);
  });

  it('bears what rounding of amounts makes, and no more', () => {
    const ours: Rows = [[first, 'a', { costNanoDollars: 1_004_000_000n }]];
    const theirs: Rows = [[first, 'a', { costNanoDollars: 1_000_000_000n }]];
    const rounding = (nanoDollars: bigint) => [[`${first} a`, nanoDollars]] as const;
    expect(compared(ours, theirs, 0, rounding(5_000_000n)).verdict).toBe('matches');
    expect(compared(ours, theirs, 0, rounding(3_000_000n)).verdict).toBe('differs');
  });

  it('knows a request that was counted a day later', () => {
    const ours: Rows = [
      [first, 'a', { input: 5n }],
      [second, 'a', { input: 20n }],
    ];
    const theirs: Rows = [
      [first, 'a', { input: 10n }],
      [second, 'a', { input: 15n }],
    ];
    expect(compared(ours, theirs)).toMatchObject({ verdict: 'matches-in-sum', models: [{ verdict: 'matches' }] });
  });

  it('finds nothing to differ in where there is nothing', () => {
    expect(compared([], [])).toMatchObject({ verdict: 'matches', rows: [], total: { verdict: 'matches' } });
  });

  it('matches itself, and no longer where one figure is changed by more than is borne', () => {
    const cell = fc.tuple(
      fc.constantFrom(first, second),
      fc.constantFrom('a', 'b'),
      fc.record({ input: fc.bigInt(1n, 10_000n), output: fc.bigInt(0n, 99n) }),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.nat(), (rows, index) => {
        expect(compared(rows, rows, 0).verdict).toBe('matches');
        const [day, model] = rows[index % rows.length]!;
        const tampered = compared(rows, [...rows, [day, model, { input: 1n }]], 0);
        expect(tampered.verdict).toBe('differs');
        expect(tampered.rows.filter(({ verdict }) => verdict !== 'matches')).toMatchObject([
          { day, model, verdict: 'differs' },
        ]);
        expect(tampered.total.theirs.input - tampered.total.ours.input).toBe(1n);
      }),
    );
  });
});
