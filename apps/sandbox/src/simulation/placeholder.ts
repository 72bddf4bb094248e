import { type JsonObject, isArray, isObject } from '../json';

const DEEPEST = 12;
const byFormat: ReadonlyMap<unknown, string> = new Map([
  ['date', '2026-01-01'],
  ['time', '12:00:00Z'],
  ['date-time', '2026-01-01T12:00:00Z'],
  ['email', 'sandbox@example.com'],
  ['uri', 'https://example.com/sandbox'],
  ['uuid', '00000000-0000-4000-8000-000000000000'],
]);

/** A value that is valid against a simple JSON schema; of an object only the required properties. `name` makes texts tell what they stand for. */
export function placeholderFor(schema: unknown, name = 'value', root: unknown = schema, depth = 0): unknown {
  if (!isObject(schema) || depth > DEEPEST) return null;
  if ('const' in schema) return schema.const;
  if (isArray(schema.enum)) return schema.enum[0];
  if (typeof schema.$ref === 'string') return placeholderFor(resolve(schema.$ref, root), name, root, depth + 1);
  const alternative = [schema.anyOf, schema.oneOf, schema.allOf].find(isArray);
  if (alternative) return placeholderFor(alternative[0], name, root, depth + 1);
  switch (typeOf(schema)) {
    case 'object':
      return objectFor(schema, root, depth);
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () =>
        placeholderFor(schema.items, name, root, depth + 1),
      );
    case 'string':
      return textFor(schema, name);
    case 'number':
    case 'integer':
      return Number(schema.minimum ?? schema.maximum ?? 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function typeOf(schema: JsonObject): unknown {
  if (isArray(schema.type)) return schema.type[0];
  return schema.type ?? (isObject(schema.properties) ? 'object' : undefined);
}

function objectFor(schema: JsonObject, root: unknown, depth: number): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : [];
  return Object.fromEntries(
    required.map((name) => [name, placeholderFor(properties[name] ?? { type: 'string' }, name, root, depth + 1)]),
  );
}

function textFor(schema: JsonObject, name: string): string {
  const text = byFormat.get(schema.format) ?? `sandbox ${name}`;
  return text.padEnd(Number(schema.minLength ?? 0), '.').slice(0, Number(schema.maxLength ?? Infinity));
}

/** Follows a reference inside of the same schema, such as `#/$defs/city`. */
function resolve(reference: string, root: unknown): unknown {
  const path = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return path.reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), root);
}
