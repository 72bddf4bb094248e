import { type DomainEvent, eventTypes, severities } from '@app/common';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === 'string');
const isDatum = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value) || isTexts(value);

/** An event as it lies in the log. Undefined for what is none, or is one of a later version: nobody here knows what to say of it. */
export function decodeEvent(text: string | undefined): DomainEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { id, type, at, severity, summary, data, groupIds } = value;
  const texts = [id, at, summary].every((one) => typeof one === 'string' && one !== '');
  const isKnown = eventTypes.some((one) => one === type) && severities.some((one) => one === severity);
  const isFlat = isRecord(data) && Object.values(data).every(isDatum);
  const isWhole = texts && isKnown && isFlat && (groupIds === undefined || isTexts(groupIds));
  return isWhole ? (value as unknown as DomainEvent) : undefined;
}
