import type { ApiKey } from '@app/api-keys';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Which notice of the end of a key is due, in days before it: the one that was reached last, so that a worker that was away does not say
 * them all at once. A key whose whole life is no longer than that has been given out as one that ends soon: that is no news.
 * @param noticeDays rising
 * @param now milliseconds since the epoch
 */
export function dueNotice(
  { expiresAt, createdAt, firstUsedAt }: Pick<ApiKey, 'expiresAt' | 'createdAt' | 'firstUsedAt'>,
  noticeDays: readonly number[],
  now: number,
): number | undefined {
  if (expiresAt === undefined) return undefined;
  const end = Date.parse(expiresAt);
  const leftMs = end - now;
  const lifeMs = end - Date.parse(firstUsedAt ?? createdAt);
  const isShortLived = (days: number): boolean => lifeMs <= days * DAY_MS;
  return leftMs <= 0 ? undefined : noticeDays.find((days) => leftMs <= days * DAY_MS && !isShortLived(days));
}
