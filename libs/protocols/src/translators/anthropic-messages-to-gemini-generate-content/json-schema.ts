import { type JsonObject, asList, asObject, asText, isJsonObject, objectsOf } from '../../json/json-object';

/** Keywords of `parametersJsonSchema` and `responseJsonSchema` (protocols.md 9.4); requests with others are refused. */
const kept: ReadonlySet<string> = new Set([
  ...['$id', '$anchor', 'type', 'format', 'title', 'description', 'enum', 'minItems', 'maxItems', 'minimum', 'maximum'],
]);
/** What the model can only be told in words. */
const hinted = ['minLength', 'maxLength', 'pattern', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** A JSON schema as Gemini takes it. What it has no keyword for becomes a hint in the description, or is left out. */
export function geminiSchemaOf(schema: JsonObject): JsonObject {
  const whole = mergedAllOf(schema);
  const ref = asText(whole.$ref);
  const definitions = mapOf(whole.$defs ?? whole.definitions);
  const shared = definitions ? { $defs: definitions } : {};
  // Beside a reference nothing else may stand.
  if (ref?.startsWith('#') === true) return { $ref: ref.replace(/^#\/definitions\//, '#/$defs/'), ...shared };
  const members = Object.entries(whole).filter(([name]) => kept.has(name));
  return { ...Object.fromEntries(members), ...shared, ...hints(whole), ...constant(whole), ...parts(whole) };
}

/** Whether a schema asks for any arguments at all: where none are wanted, Gemini wants no schema. */
export const hasParameters = (schema: JsonObject): boolean =>
  Object.keys(asObject(schema.properties) ?? {}).length > 0 ||
  ['$ref', 'anyOf', 'oneOf'].some((name) => schema[name] !== undefined) ||
  isJsonObject(schema.additionalProperties);

/** `allOf` has no keyword of its own: its schemas are one. The first to say something is heard. */
function mergedAllOf(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  return objectsOf(allOf)
    .map(mergedAllOf)
    .reduce<JsonObject>((merged, each) => {
      const properties = { ...asObject(each.properties), ...asObject(merged.properties) };
      const required = [...new Set([...asList(merged.required), ...asList(each.required)])];
      return {
        ...{ ...each, ...merged },
        ...(Object.keys(properties).length > 0 ? { properties } : {}),
        ...(required.length > 0 ? { required } : {}),
      };
    }, rest);
}

function parts(schema: JsonObject): JsonObject {
  const properties = mapOf(schema.properties);
  const required = asList(schema.required).filter((name) => properties === undefined || hasOwn(properties, name));
  const tuple = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : undefined);
  const { additionalProperties: additional } = schema;
  return {
    ...(properties ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...listed('prefixItems', tuple),
    ...listed('anyOf', schema.anyOf),
    ...listed('oneOf', schema.oneOf),
    ...(isJsonObject(schema.items) ? { items: geminiSchemaOf(schema.items) } : {}),
    ...(typeof additional === 'boolean' ? { additionalProperties: additional } : {}),
    ...(isJsonObject(additional) ? { additionalProperties: geminiSchemaOf(additional) } : {}),
  };
}

const hasOwn = (object: JsonObject, name: unknown): boolean => typeof name === 'string' && Object.hasOwn(object, name);

const listed = (name: string, value: unknown): JsonObject =>
  Array.isArray(value) && value.length > 0 ? { [name]: (value as unknown[]).map(schemaOf) } : {};

/** `true` and `false` are schemas, too: of anything, and of what is never there. */
const schemaOf = (value: unknown): JsonObject => (isJsonObject(value) ? geminiSchemaOf(value) : {});

function mapOf(value: unknown): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, schemaOf(schema)]));
}

const constant = (schema: JsonObject): JsonObject => (schema.const === undefined ? {} : { enum: [schema.const] });

function hints(schema: JsonObject): JsonObject {
  const said = hinted.filter((name) => schema[name] !== undefined && schema[name] !== null);
  if (said.length === 0) return {};
  const text = `(${said.map((name) => `${name}: ${JSON.stringify(schema[name])}`).join(', ')})`;
  const description = asText(schema.description);
  return { description: description === undefined ? text : `${description} ${text}` };
}
