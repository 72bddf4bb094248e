import { type JsonObject, isJsonObject } from '@app/protocols';

/** Two documents as one: objects are merged member by member, of anything else the later one counts as a whole. */
export function mergeSettings(earlier: JsonObject, later: JsonObject): JsonObject {
  const merged = new Map(Object.entries(earlier));
  for (const [name, value] of Object.entries(later)) {
    const former = merged.get(name);
    merged.set(name, isJsonObject(former) && isJsonObject(value) ? mergeSettings(former, value) : value);
  }
  return Object.fromEntries(merged);
}
