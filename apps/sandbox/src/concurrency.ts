/** How many requests of a key are under way, and how many there were at most. */
export interface KeyConcurrency {
  readonly now: number;
  readonly peak: number;
}

/** Counts requests that are under way, by key. */
export class Concurrency {
  private readonly byKey = new Map<string, { now: number; peak: number }>();

  /** Returns how many are under way from now on, the new one included. */
  begin(key: string): number {
    const count = this.byKey.get(key) ?? { now: 0, peak: 0 };
    count.now += 1;
    count.peak = Math.max(count.peak, count.now);
    this.byKey.set(key, count);
    return count.now;
  }

  end(key: string): void {
    const count = this.byKey.get(key);
    if (count) count.now -= 1;
  }

  list(): Record<string, KeyConcurrency> {
    return Object.fromEntries([...this.byKey].map(([key, count]) => [key, { ...count }]));
  }

  /** From now on a peak is one of what is under way now or later; keys that are idle are forgotten. */
  resetPeaks(): void {
    for (const [key, count] of this.byKey) {
      if (count.now === 0) this.byKey.delete(key);
      else count.peak = count.now;
    }
  }
}
