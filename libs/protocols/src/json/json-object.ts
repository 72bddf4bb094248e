/** A JSON object as it was parsed: nothing is known of its members. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value where it is an object, else undefined. */
export const asObject = (value: unknown): JsonObject | undefined => (isJsonObject(value) ? value : undefined);

/** The value where it is a text, else undefined. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The value where it is a finite number, else undefined. */
export const asNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The value where it is a count, which a negative or broken number is not, else 0. */
export const asCount = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;

/** The value where it is a count or zero, else undefined: that nothing was used is said, or it is not. */
export const asSaidCount = (value: unknown): number | undefined =>
  value === 0 || asCount(value) > 0 ? asCount(value) : undefined;

/** The value where it is a list, else an empty one. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The objects of a list; anything else in it is left out. */
export const objectsOf = (value: unknown): readonly JsonObject[] => asList(value).filter(isJsonObject);

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined where the text is no JSON object. */
export function parseJsonObject(text: string): JsonObject | undefined {
  return asObject(parseJson(text));
}

/** A copy without the members that are undefined. */
export function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
