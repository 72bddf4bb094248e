import type { Limits, QueueLimits, WindowLimits } from '@app/common';
import { amountLimits, mostOf, present, windowAmounts } from './amount-limits';

export interface LimitBounds {
  readonly maxLimits?: Limits;
  readonly otherWindows?: readonly WindowLimits[];
}

/**
 * Of several sets of limits the most generous, field by field; an absent field limits nothing. Windows of the same length are compared
 * with each other. Of different lengths none is more generous than another, so all of them stay: the first counts where a key says nothing.
 * @param all at least one
 */
export function mostGenerousLimits(all: readonly Limits[]): LimitBounds {
  const amounts = present(amountLimits, (name) => all.map((limits) => limits[name]).reduce(mostOf));
  const queue = all.map((limits) => limits.queue).reduce(longerQueue);
  const [window, ...otherWindows] = mostGenerousWindows(all.map((limits) => limits.window));
  const maxLimits: Limits = { ...amounts, ...(queue ? { queue } : {}), ...(window ? { window } : {}) };
  return {
    ...(Object.keys(maxLimits).length > 0 ? { maxLimits } : {}),
    ...(otherWindows.length > 0 ? { otherWindows } : {}),
  };
}

function longerQueue(first: QueueLimits | undefined, second: QueueLimits | undefined): QueueLimits | undefined {
  if (!first || !second) return undefined;
  return { size: Math.max(first.size, second.size), timeoutMs: Math.max(first.timeoutMs, second.timeoutMs) };
}

/** None: nothing is bounded. */
function mostGenerousWindows(windows: readonly (WindowLimits | undefined)[]): WindowLimits[] {
  const byMinutes = new Map<number, WindowLimits>();
  for (const window of windows) {
    if (!window) return [];
    const known = byMinutes.get(window.minutes) ?? window;
    const amounts = present(windowAmounts, (name) => mostOf(known[name], window[name]));
    byMinutes.set(window.minutes, { minutes: window.minutes, ...amounts });
  }
  const merged = [...byMinutes.values()];
  const isUnbounded = merged.some((window) => windowAmounts.every((name) => window[name] === undefined));
  return isUnbounded ? [] : merged;
}
