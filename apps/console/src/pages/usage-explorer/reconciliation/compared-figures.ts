import type { components } from '@app/admin-client';
import type { ComparedRow } from './use-reconciliation';

/** What exports say something of, as the report names it. */
export const comparedMetrics = [
  ...(['costUsd', 'requests', 'input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'webSearches'] as const),
] as const;
export type ComparedMetric = (typeof comparedMetrics)[number];

/** A count, dollars as a decimal string, or undefined where this side does not have it. */
export function figureOf(
  figures: components['schemas']['ComparedFiguresView'],
  metric: ComparedMetric,
): number | string | undefined {
  return figures[metric];
}

export const isOff = ({ verdict }: ComparedRow): boolean => verdict !== 'matches';
