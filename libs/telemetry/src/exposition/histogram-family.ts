import type { Family } from './family';
import { type LabelValues, familyHead, sampleText, seriesHead, seriesKey } from './series';

interface Observed {
  /** What stands before each bucket, the last of them `+Inf`. */
  readonly bucketHeads: readonly string[];
  readonly sumHead: string;
  readonly countHead: string;
  /** Observations by bucket, not added up; the last one is of what exceeds all bounds. */
  readonly counts: number[];
  sum: number;
}

/** Histograms of one name, with the same bounds. */
export class HistogramFamily implements Family {
  readonly names: readonly string[];
  private readonly series = new Map<string, Observed>();

  /** @param bounds upper ends of the buckets, rising, `+Inf` left out */
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly labelNames: readonly string[],
    private readonly bounds: readonly number[],
  ) {
    this.names = [name];
  }

  /** @param value not below 0; anything else is left out */
  observe(value: number, values: LabelValues): void {
    if (!(value >= 0) || value === Infinity) return;
    const key = seriesKey(values);
    let observed = this.series.get(key);
    if (!observed) this.series.set(key, (observed = this.begin(values)));
    let bucket = 0;
    while (bucket < this.bounds.length && value > (this.bounds[bucket] ?? Infinity)) bucket += 1;
    observed.counts[bucket] = (observed.counts[bucket] ?? 0) + 1;
    observed.sum += value;
  }

  render(): string {
    let text = familyHead(this.name, this.help, 'histogram');
    for (const { bucketHeads, sumHead, countHead, counts, sum } of this.series.values()) {
      let count = 0;
      for (const [index, head] of bucketHeads.entries()) text += `${head}${String((count += counts[index] ?? 0))}\n`;
      text += `${sumHead}${sampleText(sum)}\n${countHead}${String(count)}\n`;
    }
    return text;
  }

  private begin(values: LabelValues): Observed {
    const ends = [...this.bounds.map(String), '+Inf'];
    const labelNames = [...this.labelNames, 'le'];
    return {
      bucketHeads: ends.map((end) => seriesHead(`${this.name}_bucket`, labelNames, [...values, end])),
      sumHead: seriesHead(`${this.name}_sum`, this.labelNames, values),
      countHead: seriesHead(`${this.name}_count`, this.labelNames, values),
      counts: ends.map(() => 0),
      sum: 0,
    };
  }
}
