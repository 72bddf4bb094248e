/** How long something took, ten times over, in milliseconds. */
export interface Figure {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  /** Of the answer: rows, bytes; absent: there is nothing to say. */
  readonly size?: string;
}

const TIMES = 10;
/** The bar for pages of lists and questions of a dashboard. */
export const BAR_MS = 300;

/** @param ask returns something to say of the answer's size */
export async function measure(what: string, ask: () => Promise<string | undefined>): Promise<Figure> {
  const durations: number[] = [];
  let size: string | undefined;
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = performance.now();
    size = await ask();
    durations.push(performance.now() - startedAt);
  }
  durations.sort((first, second) => first - second);
  const [p50 = 0, p95 = 0] = [durations[Math.floor(TIMES / 2)], durations[TIMES - 1]];
  return { what, p50, p95, ...(size === undefined ? {} : { size }) };
}

/** A table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length));
  return figures
    .map(({ what, p50, p95, size }) => {
      const times = [p50, p95].map((time) => `${time.toFixed(1).padStart(8)} ms`).join(' ');
      return `${what.padEnd(width)} ${times} ${p95 <= BAR_MS ? '' : 'OVER THE BAR '}${size ?? ''}`.trimEnd();
    })
    .join('\n');
}
