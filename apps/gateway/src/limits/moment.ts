/** The last moment that a date can be. */
const LAST_MOMENT_MS = 8.64e15;

/** Milliseconds since the epoch in ISO 8601, UTC. Null for none, and for one that no calendar has. */
export const momentOf = (epochMs: number | undefined): string | null =>
  epochMs === undefined || !(Math.abs(epochMs) <= LAST_MOMENT_MS) ? null : new Date(epochMs).toISOString();
