import { type DomainEvent, severities } from '@app/common';
import { asList, asNumber, asText, isJsonObject, parseJson } from '@app/protocols';
import { type Delivery, type DeliveryAttempt, type DeliveryEvents, deadReasons, deliveryStates } from './delivery';

/** The fields of a delivery as Redis keeps them. */
export type DeliveryFields = Readonly<Record<string, string | undefined>>;

/** Undefined: there is none, or it is of a version that nobody here knows. */
export function decodeDelivery(id: string, fields: DeliveryFields): Delivery | undefined {
  const { endpointId, dueAt } = fields;
  const state = deliveryStates.find((one) => one === fields.state);
  const events = decodeEvents(fields.events);
  const createdAt = momentOf(fields.createdAt);
  if (endpointId === undefined || state === undefined || events === undefined || createdAt === undefined)
    return undefined;
  const deadReason = state === 'dead' ? deadReasons.find((one) => one === fields.deadReason) : undefined;
  const nextAttemptAt = state === 'waiting' ? momentOf(dueAt) : undefined;
  return {
    ...{ id, endpointId, events, state, createdAt },
    attempts: decodeAttempts(fields.attempts),
    attemptCount: Number.parseInt(fields.attemptCount ?? '', 10) || 0,
    ...(deadReason === undefined ? {} : { deadReason }),
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
  };
}

/** What was an event when it was stored may be of a type that this version has no words for; channels can say those as well. */
export function decodeEvents(text: string | undefined): DeliveryEvents | undefined {
  const list = asList(parseJson(text ?? ''));
  const [first, ...others] = list.filter(isEvent);
  return first === undefined || others.length + 1 < list.length ? undefined : [first, ...others];
}

export function decodeAttempts(text: string | undefined): readonly DeliveryAttempt[] {
  return asList(parseJson(text ?? '')).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const [at, reason, durationMs] = [asText(one.at), asText(one.reason), asNumber(one.durationMs)];
    const outcome = (['delivered', 'gone', 'failed'] as const).find((name) => name === one.outcome);
    if (at === undefined || durationMs === undefined || outcome === undefined) return [];
    return [{ at, outcome, durationMs, ...(reason === undefined ? {} : { reason }) }];
  });
}

function isEvent(value: unknown): value is DomainEvent {
  if (!isJsonObject(value)) return false;
  const texts = [value.id, value.type, value.at, value.summary].every((one) => typeof one === 'string');
  return texts && severities.some((one) => one === value.severity) && isJsonObject(value.data);
}

/** ISO 8601 of milliseconds since the epoch. */
function momentOf(text: string | undefined): string | undefined {
  const moment = new Date(Number(text ?? Number.NaN));
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
