import type { DomainEvent } from '@app/common';
import type { Telling } from '../channel';
import { describeTelling } from '../../message/describe-event';
import { cutText } from '@app/common';
import { cutData } from './cut-data';

/** Standard Webhooks 1.0.0, "Payload size": smaller than 20 kB. */
export const LARGEST_BODY = 20_000;
const LONGEST_SUMMARY = 1_000;
/** Of an event within a digest, unless what is beside its `data` alone is more. */
const LARGEST_IN_DIGEST = 3_000;
const MOST_GROUPS = 50;
const LONGEST_GROUP = 40;

/**
 * What programs read: `type`, `timestamp` and `data` as Standard Webhooks recommends them, and `id`, `severity` and `summary` beside them.
 * The same at every attempt.
 */
export function standardBody(telling: Telling): object {
  const [event, ...others] = telling.events;
  return others.length === 0 ? bodyOf(event, LARGEST_BODY) : digestOf(telling);
}

function bodyOf(event: DomainEvent, limit: number): object {
  const frame = {
    type: event.type,
    timestamp: event.at,
    id: event.id,
    severity: event.severity,
    summary: cutText(event.summary.toWellFormed(), LONGEST_SUMMARY),
    ...(event.groupIds === undefined ? {} : { groupIds: groupsOf(event.groupIds) }),
  };
  // The braces of `data` are counted with it.
  const room = limit - sizeOf({ ...frame, truncated: true, data: {} }) + 2;
  const { data, isCut } = cutData(event.data, room);
  return { ...frame, ...(isCut ? { truncated: true } : {}), data };
}

const groupsOf = (groupIds: readonly string[]): readonly string[] =>
  groupIds.slice(0, MOST_GROUPS).map((groupId) => cutText(groupId.toWellFormed(), LONGEST_GROUP));

/** `type` is `digest`; its time is that of the latest event. Events that find no room are counted in `omitted`: the last ones go. */
function digestOf(telling: Telling): object {
  const { severity, title } = describeTelling(telling);
  const { events } = telling;
  const frame = (kept: readonly object[]): object => ({
    type: 'digest',
    timestamp: events.map(({ at }) => at).reduce((latest, at) => (at > latest ? at : latest)),
    severity,
    summary: title,
    data: { count: events.length, omitted: events.length - kept.length, events: kept },
  });
  // As many digits as the count can have.
  let room = LARGEST_BODY - sizeOf(frame([])) - 1;
  const kept: object[] = [];
  for (const event of events) {
    const body = bodyOf(event, LARGEST_IN_DIGEST);
    room -= sizeOf(body) + 1;
    if (room < 0) break;
    kept.push(body);
  }
  return frame(kept);
}

const sizeOf = (body: object): number => Buffer.byteLength(JSON.stringify(body));
