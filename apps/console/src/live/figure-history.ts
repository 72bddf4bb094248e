import type { LiveFigures } from './live-types';

interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly figures: LiveFigures;
}

/** Figures of the last minutes, in memory only. The oldest first. */
export type FigureHistory = readonly Sample[];

const KEPT_MS = 5 * 60_000;
const STEP_MS = 5_000;

/** One sample more. What is too old goes, but for the one that still held where the kept time begins. */
export function withFigures(history: FigureHistory, figures: LiveFigures, at: number): FigureHistory {
  const begins = at - KEPT_MS;
  const firstKept = history.findIndex((sample) => sample.at >= begins);
  const kept = firstKept < 0 ? history.slice(-1) : history.slice(Math.max(0, firstKept - 1));
  return [...kept, { at, figures }];
}

/** One figure in even steps up to now. Figures hold until others are told; null: nothing was known yet. */
export function seriesOf(
  history: FigureHistory,
  pick: (figures: LiveFigures) => number | null,
  now: number,
): (number | null)[] {
  const steps = KEPT_MS / STEP_MS;
  // Steps stand at the same moments whenever this is asked, so that a drawing does not tremble.
  const last = Math.floor(now / STEP_MS) * STEP_MS;
  let place = 0;
  let held: number | null = null;
  return Array.from({ length: steps }, (_, step) => {
    const ends = last - (steps - 1 - step) * STEP_MS;
    for (let sample = history[place]; sample && sample.at <= ends; sample = history[++place])
      held = pick(sample.figures);
    return held;
  });
}
