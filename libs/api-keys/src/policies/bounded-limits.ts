import type { Limits, QueueLimits, WindowLimits } from '@app/common';
import { amountLimits, leastOf, present, windowAmounts } from './amount-limits';
import type { LimitBounds } from './most-generous-limits';

/** The windows that a key may have, the one that holds where it says nothing first. None: not bounded. */
export const windowsOf = ({ maxLimits, otherWindows = [] }: LimitBounds): readonly WindowLimits[] =>
  maxLimits?.window === undefined ? [] : [maxLimits.window, ...otherWindows];

/**
 * A key's limits within its bounds. A bound holds where the key says nothing; a window of a length that no bound has gives way to the
 * bound's own.
 */
export function boundedLimits(limits: Limits | undefined, bounds: LimitBounds): Limits | undefined {
  const { maxLimits } = bounds;
  if (maxLimits === undefined) return limits;
  const amounts = present(amountLimits, (name) => leastOf(limits?.[name], maxLimits[name]));
  const queue = boundedQueue(limits?.queue, maxLimits.queue);
  const window = boundedWindow(limits?.window, windowsOf(bounds));
  return { ...amounts, ...(queue ? { queue } : {}), ...(window ? { window } : {}) };
}

function boundedQueue(queue: QueueLimits | undefined, bound: QueueLimits | undefined): QueueLimits | undefined {
  if (!queue || !bound) return queue ?? bound;
  return { size: Math.min(queue.size, bound.size), timeoutMs: Math.min(queue.timeoutMs, bound.timeoutMs) };
}

function boundedWindow(window: WindowLimits | undefined, bounds: readonly WindowLimits[]): WindowLimits | undefined {
  const [whereNothingIsSaid] = bounds;
  if (whereNothingIsSaid === undefined) return window;
  const bound = bounds.find(({ minutes }) => minutes === window?.minutes);
  if (!window || !bound) return whereNothingIsSaid;
  return { minutes: window.minutes, ...present(windowAmounts, (name) => leastOf(window[name], bound[name])) };
}
