/** An event as its sentence is made from it: from the live stream, or from a delivery. */
export interface ToldEvent {
  readonly type: string;
  /** One line in the words of the relay. */
  readonly summary: string;
  /** What programs read. A gateway that is older than this page leaves it out. */
  readonly data?: EventData;
}

export type EventData = Readonly<Record<string, unknown>>;

/** A text; absent: it is not there, or is something else. */
export function textIn(data: EventData, name: string): string | undefined {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberIn(data: EventData, name: string): number | undefined {
  const value = data[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A moment in ISO 8601; absent also where it is none. */
export function momentIn(data: EventData, name: string): string | undefined {
  const text = textIn(data, name);
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text;
}
