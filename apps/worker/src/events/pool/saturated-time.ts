import { parseJsonObject } from '@app/protocols';
import { type RefusedRequest, saturations } from '@app/scheduler';

/** A time in which nothing of a group could serve models of a family. */
export interface SaturatedTime extends RefusedRequest {
  /** A group's id, or `pool`. */
  readonly group: string;
  readonly family: string;
  /** Milliseconds since the epoch, by the clock of Redis: of the first and the last refusal that gateways spoke of. */
  readonly since: number;
  readonly lastAt: number;
}

/** @param field group, blank, family; what follows a second blank is not looked at */
export function decodeSaturatedTime(field: string, text: string): SaturatedTime | undefined {
  const [group, family] = field.split(' ');
  const value = parseJsonObject(text);
  if (!group || !family || !value) return undefined;
  const { since, lastAt, why, model, userId } = value;
  const known = saturations.find((one) => one === why);
  const areTimes = Number.isFinite(since) && Number.isFinite(lastAt);
  if (!known || !areTimes || typeof model !== 'string' || typeof userId !== 'string') return undefined;
  return { group, family, since: since as number, lastAt: lastAt as number, why: known, model, userId };
}
