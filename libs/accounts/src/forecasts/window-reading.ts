/** How much of a window was used at a moment, as an answer of the upstream said it. */
export interface WindowReading {
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly at: number;
  /** 0 to 1 and above. */
  readonly utilization: number;
  /** Milliseconds since the epoch; absent: not said. */
  readonly resetsAt?: number;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/**
 * Reads what `report-account.lua` keeps of a window: a JSON list of moment, utilization and reset, or `false` in its place. What cannot be
 * read is left out.
 */
export function decodeWindowReadings(text: string): WindowReading[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  return (Array.isArray(parsed) ? parsed : []).flatMap((entry: unknown): WindowReading[] => {
    const [at, utilization, resetsAt] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (!isNumber(at) || !isNumber(utilization)) return [];
    return [{ at, utilization, ...(isNumber(resetsAt) ? { resetsAt } : {}) }];
  });
}
