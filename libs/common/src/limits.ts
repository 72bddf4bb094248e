/** How many requests may wait for a free slot, and how long each of them. */
export interface QueueLimits {
  readonly size: number;
  readonly timeoutMs: number;
}

/** What may pass within any span of so many minutes. */
export interface WindowLimits {
  readonly minutes: number;
  readonly requests?: number;
  readonly tokens?: number;
  readonly costUsd?: number;
}

/** What one API key, or one user over all keys, may use. What is absent is not limited. */
export interface Limits {
  /** Requests under way at the same time. */
  readonly concurrency?: number;
  /** Absent: a request that finds no free slot is refused at once. */
  readonly queue?: QueueLimits;
  readonly window?: WindowLimits;
  /** Budgets by calendar day, week from Monday, and month in the configured time zone. */
  readonly dailyCostUsd?: number;
  readonly weeklyCostUsd?: number;
  readonly monthlyCostUsd?: number;
  readonly totalCostUsd?: number;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
const isAmount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isAbsentOr = (check: (value: unknown) => boolean, value: unknown): boolean => value === undefined || check(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined for anything that is not a whole set of limits: a limit that cannot be read must not be taken for none. */
export function decodeLimits(value: unknown): Limits | undefined {
  if (!isObject(value)) return undefined;
  const { concurrency, queue, window, dailyCostUsd, weeklyCostUsd, monthlyCostUsd, totalCostUsd } = value;
  const budgets = [dailyCostUsd, weeklyCostUsd, monthlyCostUsd, totalCostUsd];
  const isWhole =
    isAbsentOr(isCount, concurrency) &&
    isAbsentOr(isQueue, queue) &&
    isAbsentOr(isWindow, window) &&
    budgets.every((budget) => isAbsentOr(isAmount, budget));
  return isWhole ? value : undefined;
}

function isQueue(value: unknown): boolean {
  return isObject(value) && isCount(value.size) && isCount(value.timeoutMs);
}

function isWindow(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { minutes, requests, tokens, costUsd } = value;
  return (
    isCount(minutes) && isAbsentOr(isCount, requests) && isAbsentOr(isCount, tokens) && isAbsentOr(isAmount, costUsd)
  );
}
