/** How much of a limit a text takes: UTF-16 units, bytes. That of two texts side by side is the sum. */
export type Measure = (text: string) => number;

export const lengthOf: Measure = (text) => text.length;
export const bytesOf: Measure = (text) => Buffer.byteLength(text);
/** Bytes that a text takes within a JSON text. */
export const jsonBytesOf: Measure = (text) => Buffer.byteLength(JSON.stringify(text)) - 2;

export interface Room {
  readonly limit: number;
  readonly measure: Measure;
  /** Between lines. */
  readonly separator: string;
}

/**
 * As many whole lines as there is room for, so that no escape and no mark is ever cut in two. Where lines had to go, a last one says how
 * many. Empty where not even that has room.
 */
export function fitLines(lines: readonly string[], { limit, measure, separator }: Room): string {
  const whole = lines.join(separator);
  if (measure(whole) <= limit) return whole;
  const between = measure(separator);
  const left = limit - measure(restOf(lines.length));
  let used = 0;
  let kept = 0;
  for (const line of lines) {
    used += measure(line) + between;
    if (used > left) break;
    kept++;
  }
  return left < 0 ? '' : [...lines.slice(0, kept), restOf(lines.length - kept)].join(separator);
}

const restOf = (count: number): string => `… and ${count} more`;
