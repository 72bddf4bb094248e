import { type EventType, eventTypes } from '@app/common';

/** A type of event, all of a family such as `account.*`, or `*`: all. */
export type EventPattern = EventType | `${string}.*` | '*';

const families = new Set(eventTypes.filter((type) => type.includes('.')).map(familyOf));
const patterns: ReadonlySet<string> = new Set([...eventTypes, ...families, '*']);

/** Whether a text names events that there are: a misspelt type would be an endpoint that is never told. */
export const isEventPattern = (text: unknown): text is EventPattern => typeof text === 'string' && patterns.has(text);

/** Everything that an endpoint can ask for, in the order of the catalogue: types after their family. */
export const eventPatterns: readonly EventPattern[] = [
  '*',
  ...[...families].flatMap((family) => [family, ...eventTypes.filter((type) => familyOf(type) === family)]),
  ...eventTypes.filter((type) => !type.includes('.')),
];

/** A pattern of a later version fits nothing here. */
export const fitsPattern = (pattern: EventPattern, type: EventType): boolean =>
  pattern === '*' || pattern === type || pattern === familyOf(type);

function familyOf(type: EventType): `${string}.*` {
  const [family = type] = type.split('.', 1);
  return `${family}.*`;
}
