import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** Prometheus figures of one process, all of them named `trunkline_…`. */
export abstract class NamedMetrics {
  private readonly registry = new Registry();

  /** The registry's own text format. */
  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  protected counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `trunkline_${name}`, help, labelNames, registers: [this.registry] });
  }

  protected histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Histogram<Label> {
    return new Histogram({ name: `trunkline_${name}`, help, labelNames, buckets: seconds, registers: [this.registry] });
  }

  /** @param collect reads the gauge at each scrape */
  protected gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (gauge: Gauge<Label>) => void | Promise<void>,
  ): void {
    new Gauge({
      ...{ name: `trunkline_${name}`, help, labelNames, registers: [this.registry] },
      collect() {
        return collect(this);
      },
    });
  }
}
