import type { Family } from './family';
import { type LabelValues, familyHead, sampleText, seriesHead, seriesKey } from './series';

interface Counted {
  readonly values: LabelValues;
  readonly head: string;
  value: number;
}

/** Counters of one name. What stands before a value is made once for each series: requests add to them, and scrapes only join. */
export class CounterFamily implements Family {
  readonly names: readonly string[];
  private readonly series = new Map<string, Counted>();

  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly labelNames: readonly string[],
  ) {
    this.names = [name];
    // A counter without labels is 0 before the first event: a rate of it is known from the start.
    if (labelNames.length === 0) this.add(0, []);
  }

  /** Begins a series at 0, so that its first event is seen as one. */
  begin(...values: string[]): void {
    this.add(0, values);
  }

  /** @param amount not below 0; anything else is left out, because a counter that falls looks like a new process */
  add(amount: number, values: LabelValues): void {
    if (!(amount >= 0) || amount === Infinity) return;
    const key = seriesKey(values);
    const known = this.series.get(key);
    if (known) known.value += amount;
    else this.series.set(key, { values, head: seriesHead(this.name, this.labelNames, values), value: amount });
  }

  /** Lets go of series for good. */
  keepOnly(isKept: (values: LabelValues) => boolean): void {
    for (const [key, { values }] of this.series) if (!isKept(values)) this.series.delete(key);
  }

  render(): string {
    let text = familyHead(this.name, this.help, 'counter');
    for (const { head, value } of this.series.values()) text += `${head}${sampleText(value)}\n`;
    return text;
  }
}
