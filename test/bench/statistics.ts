export function percentile(values: readonly number[], share: number): number {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((first, second) => first - second);
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
