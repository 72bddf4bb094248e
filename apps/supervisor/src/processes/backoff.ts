const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/** A process that ran this long is not in a crash loop. */
const STEADY_AFTER_MS = 10_000;

/** How long to wait before the next start: twice as long every time, from 0.2 s to 5 s, until one start holds. */
export class Backoff {
  private failures = 0;

  nextDelayMs(ranForMs: number): number {
    if (ranForMs >= STEADY_AFTER_MS) this.failures = 0;
    const delay = Math.min(FIRST_DELAY_MS * 2 ** this.failures, LONGEST_DELAY_MS);
    this.failures += 1;
    return delay;
  }
}
