import { sumOf } from './amounts';

/** What has passed within a window, as `admit-request.lua` adds it up. */
export interface WindowSums {
  readonly requests: bigint;
  readonly tokens: bigint;
  readonly nanoDollars: bigint;
  /** Milliseconds since the epoch at which the oldest of it leaves; undefined: nothing is in it. */
  readonly oldestLeavesAt: number | undefined;
}

const BUCKETS = 60;
const MINUTE_MS = 60_000;
const fieldPattern = /^(\d+)([rtn])$/;

/**
 * A window moves on by sixtieths, and a sixtieth counts until all of it has left.
 * @param fields sixtieth and `r`, `t` or `n` → amount
 * @param at milliseconds since the epoch
 */
export function windowSums(fields: Readonly<Record<string, string>>, minutes: number, at: number): WindowSums {
  const width = (minutes * MINUTE_MS) / BUCKETS;
  const current = Math.floor(at / width);
  const amounts = { r: [] as string[], t: [] as string[], n: [] as string[] };
  let oldest: number | undefined;
  for (const [field, amount] of Object.entries(fields)) {
    const [, bucket = '', kind = ''] = fieldPattern.exec(field) ?? [];
    if (bucket === '' || Number(bucket) <= current - BUCKETS - 1) continue;
    amounts[kind as keyof typeof amounts].push(amount);
    oldest = Math.min(oldest ?? current, Number(bucket));
  }
  return {
    ...{ requests: sumOf(amounts.r), tokens: sumOf(amounts.t), nanoDollars: sumOf(amounts.n) },
    oldestLeavesAt: oldest === undefined ? undefined : Math.ceil((oldest + BUCKETS + 1) * width),
  };
}
