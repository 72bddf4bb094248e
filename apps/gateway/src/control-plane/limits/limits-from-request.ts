import type { Limits, WindowLimits } from '@app/common';
import { withChanges } from '../validation/with-changes';
import type { LimitsDto } from './limits.dto';

/** Limits as a record keeps them. None at all, and null, take the limits away; undefined says nothing of them. */
export function limitsFrom(limits: LimitsDto | null | undefined): Limits | null | undefined {
  if (!limits) return limits;
  const { queue, window, ...others } = limits;
  const kept = withChanges<Limits>(
    {},
    {
      ...others,
      queue: queue && { size: queue.size, timeoutMs: queue.timeoutMs },
      window: window && withChanges<WindowLimits>({ minutes: window.minutes }, window),
    },
  );
  return Object.keys(kept).length === 0 ? null : kept;
}
