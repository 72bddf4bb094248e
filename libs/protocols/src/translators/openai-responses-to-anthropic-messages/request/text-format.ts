import { type JsonObject, asObject } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';

interface AnswerFormat {
  /** `output_config.format`. */
  readonly format?: JsonObject;
  /** What the model is told where it cannot be held to a schema. */
  readonly instruction?: string;
}

/** `text.format` (protocols.md 9.1, 9.2). */
export function answerFormatOf(text: unknown, structuredOutput: boolean): AnswerFormat {
  const format = asObject(asObject(text)?.format);
  if (format?.type === 'json_object') return { instruction: 'Answer with one JSON object and nothing else.' };
  if (!format || (format.type ?? 'text') === 'text') return {};
  if (format.type !== 'json_schema') throw new UntranslatableError('text.format.type', 'there is no such format');
  const schema = asObject(format.schema);
  if (!schema) throw new UntranslatableError('text.format.schema', 'must be a JSON schema');
  if (structuredOutput) return { format: { type: 'json_schema', schema } };
  const rule = 'Answer with one JSON value and nothing else. It has to follow this JSON schema:';
  return { instruction: `${rule}\n${JSON.stringify(schema)}` };
}
