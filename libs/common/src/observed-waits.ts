const MOST_SAMPLES = 100;
const FEWEST_SAMPLES = 10;
const REMEMBERED_MS = 5 * 60_000;

interface Sample {
  readonly at: number;
  readonly waitedMs: number;
}

/** How long requests of this process have waited of late, by what they waited for. */
export class ObservedWaits {
  private readonly samples = new Map<string, Sample[]>();

  constructor(private readonly monotonic: () => number) {}

  note(id: string, waitedMs: number): void {
    const samples = this.samples.get(id) ?? [];
    samples.push({ at: this.monotonic(), waitedMs });
    if (samples.length > MOST_SAMPLES) samples.shift();
    this.samples.set(id, samples);
  }

  /** What nine of ten recent requests did not exceed; undefined: too few to say. */
  ninetiethPercentile(id: string): number | undefined {
    const samples = this.samples.get(id);
    if (!samples) return undefined;
    const since = this.monotonic() - REMEMBERED_MS;
    const recent = samples.filter(({ at }) => at >= since);
    if (recent.length === 0) this.samples.delete(id);
    if (recent.length < FEWEST_SAMPLES) return undefined;
    const sorted = recent.map(({ waitedMs }) => waitedMs).sort((first, second) => first - second);
    return sorted[Math.ceil(sorted.length * 0.9) - 1];
  }

  forget(id: string): void {
    this.samples.delete(id);
  }
}
