const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const namedByLength = /^(\d{1,4})([mhdw])(?:_|$)/;

/**
 * The length of a window that its upstream names by it (`5h`, `7d_opus`), in milliseconds. Undefined for others, such as buckets of
 * requests and tokens: those fill up by the second, and nobody runs out of them.
 */
export function windowLengthMs(name: string): number | undefined {
  const [, count = '', unit = ''] = namedByLength.exec(name) ?? [];
  const length = Number(count) * (unitMs[unit] ?? 0);
  return length > 0 ? length : undefined;
}

/** How long a time the rate at which a window is used up is taken from: an hour of five, a day and a half of a week. */
export const lookBackMs = (lengthMs: number): number => lengthMs / 5;
