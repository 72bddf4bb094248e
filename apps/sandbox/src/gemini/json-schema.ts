import { isJsonObject } from '@app/protocols';

const DEEPEST = 40;

/** A schema of Google's kind, whose names of types are in capitals, as a JSON schema; one that is that already stays as it is. */
export function jsonSchemaOf(schema: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (Array.isArray(schema)) return schema.map((item: unknown) => jsonSchemaOf(item, depth + 1));
  if (!isJsonObject(schema)) return schema;
  const members = Object.entries(schema).map(([name, value]): [string, unknown] =>
    name === 'type' && typeof value === 'string' ? [name, value.toLowerCase()] : [name, jsonSchemaOf(value, depth + 1)],
  );
  return Object.fromEntries(members);
}
