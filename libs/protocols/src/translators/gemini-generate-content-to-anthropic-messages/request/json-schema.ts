import { type JsonObject, asList, asText, isJsonObject } from '../../../json/json-object';

const schemaMaps: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions']);
const schemas: ReadonlySet<string> = new Set([
  'items',
  'anyOf',
  'oneOf',
  'allOf',
  'prefixItems',
  'additionalProperties',
]);
/** Google writes numbers of this kind as texts. */
const counts: ReadonlySet<string> = new Set([
  ...['minItems', 'maxItems', 'minLength', 'maxLength', 'minProperties', 'maxProperties'],
]);
/** Says nothing to anybody else. */
const own: ReadonlySet<string> = new Set(['nullable', 'propertyOrdering', 'property_ordering', 'example']);

/**
 * A `Schema` of Google's kind as a JSON schema: types in small letters, `nullable` as a type, counts as numbers. What is a JSON schema
 * already stays as it is.
 * @param closes objects name all of their members, as Anthropic wants it of the form of an answer
 */
export function jsonSchemaOf(schema: JsonObject, closes = false): JsonObject {
  const members = Object.entries(schema)
    .filter(([name]) => !own.has(name))
    .map(([name, value]) => [camelName(name), memberOfSchema(camelName(name), value, closes)] as const);
  const whole = Object.fromEntries(members);
  const isOpenObject = closes && whole.type === 'object' && whole.additionalProperties === undefined;
  return {
    ...whole,
    ...(schema.nullable === true ? nullable(whole) : {}),
    ...(isOpenObject ? { additionalProperties: false } : {}),
  };
}

const snakeNames: Readonly<Record<string, string>> = {
  ...{
    any_of: 'anyOf',
    min_items: 'minItems',
    max_items: 'maxItems',
    min_length: 'minLength',
    max_length: 'maxLength',
  },
  ...{ min_properties: 'minProperties', max_properties: 'maxProperties' },
};
const camelName = (name: string): string => (Object.hasOwn(snakeNames, name) ? (snakeNames[name] ?? name) : name);

function memberOfSchema(name: string, value: unknown, closes: boolean): unknown {
  if (name === 'type' && typeof value === 'string') return value.toLowerCase();
  if (counts.has(name)) return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  const inner = (each: unknown): unknown => (isJsonObject(each) ? jsonSchemaOf(each, closes) : each);
  if (schemaMaps.has(name) && isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]));
  if (!schemas.has(name)) return value;
  return Array.isArray(value) ? value.map(inner) : inner(value);
}

function nullable({ type, enum: values }: JsonObject): JsonObject {
  const name = asText(type);
  return {
    ...(name === undefined || name === 'null' ? {} : { type: [name, 'null'] }),
    ...(values === undefined ? {} : { enum: [...asList(values), null] }),
  };
}
