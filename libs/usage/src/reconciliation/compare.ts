import {
  type Cell,
  type ComparedFigures,
  type ComparedMetric,
  type FiguresByCell,
  addFigures,
  noFigures,
} from './compared-figures';
import type { ProviderExport } from './read-export';

/** How a row, or all of it, stands. */
export type RowVerdict = 'matches' | 'differs' | 'only-ours' | 'only-theirs';
/** `matches-in-sum`: models do, some of their days do not, as where requests end after midnight. */
export type Verdict = 'matches' | 'matches-in-sum' | 'differs';

export interface ComparedRow {
  /** Absent: all days. */
  readonly day?: string;
  /** Absent: all models. */
  readonly model?: string;
  readonly verdict: RowVerdict;
  readonly ours: ComparedFigures;
  readonly theirs: ComparedFigures;
}

export interface Comparison {
  readonly verdict: Verdict;
  /** By day and model, in this order. */
  readonly rows: readonly ComparedRow[];
  readonly models: readonly ComparedRow[];
  readonly total: ComparedRow;
}

/** Thousandths of a per cent are as fine as a tolerance gets. */
export const TOLERANCE_UNITS = 1_000;
const WHOLE = BigInt(100 * TOLERANCE_UNITS);

interface Sides {
  readonly ours?: ComparedFigures;
  readonly theirs?: ComparedFigures;
  readonly rounding: bigint;
}

/** @param toleranceUnits thousandths of a per cent of what the provider says that may be missing or too much */
export function compare(
  ours: FiguresByCell,
  { figures: theirs, metrics, roundingOf }: Pick<ProviderExport, 'figures' | 'metrics' | 'roundingOf'>,
  toleranceUnits: number,
): Comparison {
  const verdictOf = (sides: Sides): RowVerdict => verdictOn(sides, metrics, BigInt(toleranceUnits));
  const sidesOf = new Map<string, Sides & { cell: Cell }>();
  for (const name of new Set([...ours.cells.keys(), ...theirs.cells.keys()])) {
    const [own, other] = [ours.cells.get(name), theirs.cells.get(name)];
    const cell = own?.cell ?? other?.cell;
    if (!cell || (!other && own && !saysAnything(own.figures, metrics))) continue;
    sidesOf.set(name, { cell, rounding: roundingOf.get(name) ?? 0n, ...present(own?.figures, other?.figures) });
  }
  const all = [...sidesOf.values()];
  const rows = all.map(({ cell: { day, model }, ...sides }) => ({ day, model, ...rowOf(sides, verdictOf(sides)) }));
  const models = [...Map.groupBy(all, ({ cell }) => cell.key).values()].map((days) => {
    const sides = sumOfSides(days);
    return { model: days[0]?.cell.model ?? '', ...rowOf(sides, verdictOf(sides)) };
  });
  const sum = sumOfSides(all);
  const total = rowOf(sum, all.length === 0 ? 'matches' : verdictOf(sum));
  const matches = (row: ComparedRow): boolean => row.verdict === 'matches';
  const inSum = models.every(matches) && matches(total);
  return {
    verdict: rows.every(matches) ? 'matches' : inSum ? 'matches-in-sum' : 'differs',
    rows: rows.sort(byDayAndModel),
    models: models.sort(byDayAndModel),
    total,
  };
}

const present = (ours: ComparedFigures | undefined, theirs: ComparedFigures | undefined) => ({
  ...(ours ? { ours } : {}),
  ...(theirs ? { theirs } : {}),
});

const rowOf = ({ ours = noFigures, theirs = noFigures }: Sides, verdict: RowVerdict) => ({ verdict, ours, theirs });

const saysAnything = (figures: ComparedFigures, metrics: readonly ComparedMetric[]): boolean =>
  metrics.some((metric) => figures[metric] !== 0n);

function verdictOn(
  { ours, theirs, rounding }: Sides,
  metrics: readonly ComparedMetric[],
  tolerance: bigint,
): RowVerdict {
  const isWithin = (metric: ComparedMetric): boolean => {
    const [own, other] = [ours?.[metric] ?? 0n, theirs?.[metric] ?? 0n];
    const [difference, whole] = [own > other ? own - other : other - own, other < 0n ? -other : other];
    const allowed = metric === 'costNanoDollars' ? rounding : 0n;
    return difference <= allowed || difference * WHOLE <= whole * tolerance;
  };
  if (metrics.every(isWithin)) return 'matches';
  if (!theirs) return 'only-ours';
  return ours ? 'differs' : 'only-theirs';
}

function sumOfSides(all: readonly Sides[]): Sides {
  const sumOf = (side: 'ours' | 'theirs'): ComparedFigures | undefined => {
    const there = all.flatMap((sides) => sides[side] ?? []);
    return there.length === 0 ? undefined : there.reduce((sum, figures) => addFigures(sum, figures), noFigures);
  };
  const rounding = all.reduce((sum, sides) => sum + sides.rounding, 0n);
  return { rounding, ...present(sumOf('ours'), sumOf('theirs')) };
}

const byDayAndModel = (one: ComparedRow, other: ComparedRow): number =>
  (one.day ?? '').localeCompare(other.day ?? '') || (one.model ?? '').localeCompare(other.model ?? '');
