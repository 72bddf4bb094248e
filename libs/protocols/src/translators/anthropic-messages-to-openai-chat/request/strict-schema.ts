import { type JsonObject, asList, asObject, isJsonObject } from '../../../json/json-object';

/** Whether OpenAI takes a schema as a strict one: every object names all of its members, and each of them is required. */
export function isStrictSchema(schema: JsonObject): boolean {
  const properties = asObject(schema.properties) ?? {};
  const required = asList(schema.required);
  const isObject = schema.type === 'object' || schema.properties !== undefined;
  if (isObject && schema.additionalProperties !== false) return false;
  if (!Object.keys(properties).every((name) => required.includes(name))) return false;
  const inner = [
    ...Object.values(properties),
    ...Object.values(asObject(schema.$defs) ?? {}),
    ...asList(schema.anyOf),
    schema.items,
  ];
  return inner.filter(isJsonObject).every(isStrictSchema);
}
