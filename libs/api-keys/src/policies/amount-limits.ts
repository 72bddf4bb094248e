import type { Limits } from '@app/common';

/** The limits that are one number each. */
export const amountLimits = [
  'concurrency',
  'dailyCostUsd',
  'weeklyCostUsd',
  'monthlyCostUsd',
  'totalCostUsd',
] as const satisfies readonly (keyof Limits)[];

/** What a window limits, one number each. */
export const windowAmounts = ['requests', 'tokens', 'costUsd'] as const;

/** The larger limit; an absent one is larger than all. */
export const mostOf = (first: number | undefined, second: number | undefined): number | undefined =>
  first === undefined || second === undefined ? undefined : Math.max(first, second);

/** The smaller limit; an absent one is larger than all. */
export const leastOf = (first: number | undefined, second: number | undefined): number | undefined => {
  if (first === undefined || second === undefined) return first ?? second;
  return Math.min(first, second);
};

/** An object of what is there. */
export function present<Name extends string>(
  names: readonly Name[],
  valueOf: (name: Name) => number | undefined,
): Partial<Record<Name, number>> {
  const entries = names.map((name) => [name, valueOf(name)] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Name, number>>;
}
