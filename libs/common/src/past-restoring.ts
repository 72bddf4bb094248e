const DAY_MS = 86_400_000;

/** How long somebody or something that was deleted can be brought back. */
export const RESTORABLE_DAYS = 30;

/**
 * Whether a deleted record is to be taken away for good. One that was not deleted never is.
 * @param deletedAt ISO 8601, UTC
 * @param now milliseconds since 1970
 */
export function isPastRestoring(deletedAt: string | undefined, now: number): boolean {
  return deletedAt !== undefined && now - Date.parse(deletedAt) > RESTORABLE_DAYS * DAY_MS;
}
