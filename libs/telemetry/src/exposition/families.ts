import { CounterFamily } from './counter-family';
import type { Family } from './family';
import { GaugeFamily, type TakeReading } from './gauge-family';
import { HistogramFamily } from './histogram-family';

/** Seconds, from what the relay itself takes to the longest answers. */
const usualBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** All figures of ours in one process, named `trunkline_…` in the order in which they are shown. */
export class Families {
  private readonly families: Family[] = [];

  counter(name: string, help: string, labelNames: readonly string[] = []): CounterFamily {
    return this.add(new CounterFamily(`trunkline_${name}`, help, labelNames));
  }

  /** @param bounds upper ends of the buckets, rising */
  histogram(
    name: string,
    help: string,
    labelNames: readonly string[] = [],
    bounds: readonly number[] = usualBounds,
  ): HistogramFamily {
    return this.add(new HistogramFamily(`trunkline_${name}`, help, labelNames, bounds));
  }

  /** @param read reads the gauge at each scrape; what it does not take is not shown */
  gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: (take: TakeReading) => void | Promise<void>,
  ): void {
    this.add(new GaugeFamily(`trunkline_${name}`, help, labelNames, read));
  }

  add<Kind extends Family>(family: Kind): Kind {
    this.families.push(family);
    return family;
  }

  get names(): string[] {
    return this.families.flatMap(({ names }) => names);
  }

  /** What cannot be read is left out: a scrape says what it can. Readings are begun in the order of the families. */
  async text(): Promise<string> {
    const texts = this.families.map(async (family) => family.render());
    return (await Promise.all(texts.map((text) => text.catch(() => '')))).join('');
  }
}
