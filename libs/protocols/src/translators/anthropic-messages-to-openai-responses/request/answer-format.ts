import { type JsonObject, asList, asObject, asText, withoutUndefined } from '../../../json/json-object';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** `text` of the upstream's request; undefined: plain text as always. `output_format` is the older name (protocols.md 1.3). */
export function answerFormatOf(request: JsonObject, { hints }: TranslationContext): JsonObject | undefined {
  const isNew = asObject(request.output_config)?.format !== undefined;
  const said = asObject(isNew ? asObject(request.output_config)?.format : request.output_format);
  const text = withoutUndefined({ format: said && formatOf(said, isNew), verbosity: hints?.verbosity });
  return Object.keys(text).length === 0 ? undefined : text;
}

function formatOf(said: JsonObject, isNew: boolean): JsonObject {
  const path = isNew ? 'output_config.format' : 'output_format';
  const schema = asObject(said.schema);
  if (said.type !== 'json_schema' || !schema) throw new UntranslatableError(path, 'must be a JSON schema');
  return { type: 'json_schema', name: 'output', schema, strict: isStrict(schema) };
}

/** OpenAI holds the model to a schema strictly only where each object in it lists all of its members and allows no others. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  const object = asObject(schema);
  if (!object) return true;
  if (object.type === 'object' || object.properties !== undefined) {
    const names = Object.keys(asObject(object.properties) ?? {});
    const required = new Set(asList(object.required).map((name) => asText(name)));
    if (object.additionalProperties !== false || !names.every((name) => required.has(name))) return false;
  }
  return Object.values(object).every(isStrict);
}
