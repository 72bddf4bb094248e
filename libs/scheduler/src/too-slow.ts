const NEVER_TOO_SLOW_MS = 3_000;
const TOO_MANY_TIMES = 3;

/** Whether the others have to be looked at, to tell whether an account has become too slow. */
export const mayBeTooSlow = (firstByteMs: number | undefined): boolean =>
  firstByteMs !== undefined && firstByteMs > NEVER_TOO_SLOW_MS;

/**
 * Whether an account has become so slow that a conversation is better off elsewhere, in spite of its prompt cache.
 * @param firstByteMs its recent time to the first byte
 * @param others those of the other accounts that could go on
 */
export function isTooSlow(firstByteMs: number | undefined, others: readonly number[]): boolean {
  if (firstByteMs === undefined || !mayBeTooSlow(firstByteMs) || others.length === 0) return false;
  const sorted = [...others].sort((first, second) => first - second);
  const middle = sorted.length / 2;
  const [below = 0, above = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return firstByteMs > TOO_MANY_TIMES * ((below + above) / 2);
}
