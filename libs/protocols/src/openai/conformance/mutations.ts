import fc from 'fast-check';
import type { JsonObject } from '../../json/json-object';

type Container = Record<string, unknown> | unknown[];

/** Objects of which one member, anywhere in them, is something else: nearly what is expected finds more than anything at all. */
export function mutations(examples: readonly JsonObject[]): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      fc.constantFrom(...examples),
      fc.nat(),
      fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', 0, [], {}, [null])),
    )
    .map(([example, pick, value]) => {
      const copy = structuredClone(example);
      const places = placesIn(copy);
      const [holder, name] = places[pick % places.length] ?? [copy, 'extra'];
      (holder as Record<string | number, unknown>)[name] = value;
      return copy;
    });
}

function placesIn(holder: Container): (readonly [Container, string | number])[] {
  return Object.entries(holder).flatMap(([name, value]) => [
    [holder, name] as const,
    ...(typeof value === 'object' && value !== null ? placesIn(value as Container) : []),
  ]);
}
