const RESET_STEP_MS = 60 * 1_000;

/**
 * The name under which something is said of a window once: upstreams give the same reset with a few seconds more or less.
 * @param resetsAt milliseconds since the epoch; a text for what has no such moment
 */
export function quotaName(
  accountId: string,
  window: string,
  level: string | number,
  resetsAt: number | string,
): string {
  const reset = typeof resetsAt === 'number' ? Math.round(resetsAt / RESET_STEP_MS) * RESET_STEP_MS : resetsAt;
  return `account.quota:${accountId}:${window}:${level}:${reset}`;
}
