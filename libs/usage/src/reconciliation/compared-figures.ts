/** What is compared. Tokens in classes that do not overlap; cost in nano-dollars. */
export const comparedMetrics = [
  ...(['requests', 'input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'webSearches'] as const),
  'costNanoDollars',
] as const;
export type ComparedMetric = (typeof comparedMetrics)[number];

export type ComparedFigures = Readonly<Record<ComparedMetric, bigint>>;

export const noFigures: ComparedFigures = Object.freeze(
  Object.fromEntries(comparedMetrics.map((metric) => [metric, 0n])) as Record<ComparedMetric, bigint>,
);

/** The sum of both; what `other` does not say is nothing. */
export function addFigures(one: ComparedFigures, other: Readonly<Partial<ComparedFigures>>): ComparedFigures {
  const sums = comparedMetrics.map((metric) => [metric, one[metric] + (other[metric] ?? 0n)] as const);
  return Object.fromEntries(sums) as Record<ComparedMetric, bigint>;
}

/** A day and a model by its comparable name. */
export interface Cell {
  readonly day: string;
  readonly key: string;
  /** As it is shown. */
  readonly model: string;
}

/** Sums by day and model. */
export class FiguresByCell {
  private readonly sums = new Map<string, { readonly cell: Cell; readonly figures: Record<ComparedMetric, bigint> }>();

  get cells(): ReadonlyMap<string, { readonly cell: Cell; readonly figures: ComparedFigures }> {
    return this.sums;
  }

  add(cell: Cell, figures: Readonly<Partial<ComparedFigures>>): void {
    const name = FiguresByCell.nameOf(cell);
    let held = this.sums.get(name);
    if (!held) this.sums.set(name, (held = { cell, figures: { ...noFigures } }));
    for (const metric of comparedMetrics) {
      const amount = figures[metric];
      if (amount !== undefined) held.figures[metric] += amount;
    }
  }

  static nameOf({ day, key }: Pick<Cell, 'day' | 'key'>): string {
    return `${day} ${key}`;
  }
}
