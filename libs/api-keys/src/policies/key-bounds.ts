import type { Limits, WindowLimits } from '@app/common';
import type { KeyPermission } from '../api-key';
import type { KeyPolicy } from './key-policy';
import { mostGenerousLimits } from './most-generous-limits';

/** What a key with one binding may be given at most. What is absent is not bounded. */
export interface KeyBounds {
  readonly permissions?: readonly KeyPermission[];
  /** What the key may be given at most, and what holds where it says nothing. */
  readonly maxLimits?: Limits;
  /** Windows of other lengths that the key may have in place of the one in `maxLimits`. */
  readonly otherWindows?: readonly WindowLimits[];
  /** Days from issue to expiry. */
  readonly maxLifetimeDays?: number;
  /** Model names, `*` standing for any text. */
  readonly allowedModels?: readonly string[];
}

/**
 * What several policies give together: field by field the most generous of them. One that says nothing of a field does not bound it,
 * lists are joined, of numbers the largest counts.
 * @param policies that cover the binding, the oldest first; at least one
 */
export function mostGenerousBounds(policies: readonly KeyPolicy[]): KeyBounds {
  const permissions = joined(policies.map((policy) => policy.permissions));
  const allowedModels = joined(policies.map((policy) => policy.allowedModels));
  const lifetimes = policies.map(({ maxLifetimeDays }) => maxLifetimeDays ?? Infinity);
  const maxLifetimeDays = Math.max(...lifetimes);
  return {
    ...(permissions === undefined ? {} : { permissions }),
    ...mostGenerousLimits(policies.map(({ maxLimits = {} }) => maxLimits)),
    ...(Number.isFinite(maxLifetimeDays) ? { maxLifetimeDays } : {}),
    ...(allowedModels === undefined ? {} : { allowedModels }),
  };
}

/** Undefined where one of them is absent: all. */
function joined<Item>(lists: readonly (readonly Item[] | undefined)[]): Item[] | undefined {
  const named = lists.filter((list) => list !== undefined);
  return named.length < lists.length ? undefined : [...new Set(named.flat())];
}
