import { mannWhitneyP } from './mann-whitney';

export interface Comparison {
  /** Two-sided, Mann-Whitney. */
  readonly p: number;
  /** Milliseconds. */
  readonly medians: readonly [number, number];
}

const WARM_UP = 10;
/** Where there is no difference, one comparison in a hundred says so all the same; three in a row do once in a million. */
const MOST_TRIES = 3;
const LEAST_P = 0.01;

type Act = (index: number) => Promise<unknown>;

/** Two ways of doing something, taking turns, `count` times each. Who goes first changes with each pair. */
export async function compareTimes(first: Act, second: Act, count: number): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  while (comparisons.length < MOST_TRIES && comparisons.every(({ p }) => p <= LEAST_P)) {
    const offset = comparisons.length * (count + WARM_UP);
    const times: [number[], number[]] = [[], []];
    for (let pair = -WARM_UP; pair < count; pair += 1) {
      const sides = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      for (const side of sides) {
        const startedAt = performance.now();
        await (side === 0 ? first : second)(offset + pair + WARM_UP);
        if (pair >= 0) times[side].push(performance.now() - startedAt);
      }
    }
    comparisons.push({ p: mannWhitneyP(...times), medians: [median(times[0]), median(times[1])] });
  }
  return comparisons;
}

export const isAlike = (comparisons: readonly Comparison[]): boolean => comparisons.some(({ p }) => p > LEAST_P);

export function describeComparisons(what: string, comparisons: readonly Comparison[]): string {
  const each = comparisons.map(
    ({ p, medians: [first, second] }) => `p = ${p.toFixed(3)} (${first.toFixed(1)} and ${second.toFixed(1)} ms)`,
  );
  return `${what}: ${each.join(', then ')}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
