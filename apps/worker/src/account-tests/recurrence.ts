import type { AccountTestSchedule } from '@app/accounts';
import { asObject, asText } from '@app/protocols';

/** When something comes again and again, as BullMQ says it. */
export interface Recurrence {
  readonly pattern?: string | undefined;
  readonly tz?: string | undefined;
}

/** @param timezone of the relay */
export const recurrenceOf = (
  { cron, timezone: own }: AccountTestSchedule,
  timezone: string,
): { readonly pattern: string; readonly tz: string } => ({ pattern: cron, tz: own ?? timezone });

/** What a job comes from, by its options: BullMQ writes it there, and leaves it out of their type. */
export function recurrenceIn(options: object): Recurrence {
  const { pattern, tz } = asObject('repeat' in options ? options.repeat : undefined) ?? {};
  return { pattern: asText(pattern), tz: asText(tz) };
}

export const isSameRecurrence = (first: Recurrence, second: Recurrence): boolean =>
  first.pattern === second.pattern && first.tz === second.tz;
