import type { TextBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, isJsonObject } from '../../../json/json-object';
import { optionalObject, requiredObject } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import type { ToolSetting } from './tools';

const ANSWER_TOOL = 'give_answer';

/** How the form of an answer is asked for. */
export interface AnswerForm {
  /** For models that take a schema. */
  readonly format?: JsonObject;
  /** For models that do not: a tool that has to be called and whose input is the answer. */
  readonly answerTool?: JsonObject & { readonly name: string };
  /** Where both are impossible. */
  readonly instruction?: TextBlock;
}

/** @throws UntranslatableError */
export function readResponseFormat(value: unknown, traits: ModelTraits, { tools }: ToolSetting): AnswerForm {
  const form = optionalObject(value, 'response_format');
  if (!form || form.type === 'text') return {};
  if (form.type === 'json_object')
    return { instruction: { type: 'text', text: 'Answer with one JSON object and nothing else.' } };
  if (form.type !== 'json_schema') throw new UntranslatableError('response_format.type', 'there is no such format');
  const path = 'response_format.json_schema';
  const schema = closed(requiredObject(requiredObject(form.json_schema, path).schema ?? {}, `${path}.schema`));
  if (traits.structuredOutput) return { format: { type: 'json_schema', schema } };
  if (tools.length === 0) {
    const description = 'Give the answer. Nothing else is shown to the user.';
    return { answerTool: { name: ANSWER_TOOL, description, input_schema: { ...schema, type: 'object' } } };
  }
  const text = `When no tool is left to call, answer with one JSON object and nothing else. Its JSON schema: ${JSON.stringify(schema)}`;
  return { instruction: { type: 'text', text } };
}

/** Anthropic takes only schemas whose objects name all of their members (protocols.md 9.1). */
function closed(schema: JsonObject): JsonObject {
  const members = Object.entries(schema).map(([name, value]) => [name, closedMember(name, value)] as const);
  const isOpenObject = schema.type === 'object' && schema.additionalProperties === undefined;
  return { ...Object.fromEntries(members), ...(isOpenObject ? { additionalProperties: false } : {}) };
}

const schemaMaps: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions']);
const schemas: ReadonlySet<string> = new Set(['items', 'anyOf', 'oneOf', 'allOf', 'prefixItems']);

function closedMember(name: string, value: unknown): unknown {
  if (schemaMaps.has(name) && isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closedSchema(inner)]));
  if (!schemas.has(name)) return value;
  return Array.isArray(value) ? value.map(closedSchema) : closedSchema(value);
}

const closedSchema = (value: unknown): unknown => (isJsonObject(value) ? closed(value) : value);
