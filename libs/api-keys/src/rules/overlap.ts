import { endOfValidity, parseValidity } from './validity';

const LONGEST_MS = 30 * 86_400_000;

/**
 * Until when the former text of a key that is rotated stays good.
 * @param duration ISO 8601, such as `PT24H` or `P7D`
 * @param now milliseconds since the epoch, like the result
 * @returns undefined for any other text, for no time at all and for more than 30 days
 */
export function endOfOverlap(duration: string, now: number): number | undefined {
  const validity = parseValidity(duration);
  const end = validity && endOfValidity(validity, now);
  return end !== undefined && end - now <= LONGEST_MS ? end : undefined;
}
