import type { JsonObject } from '../../../json/json-object';
import { optionalObject, requiredObject } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { geminiSchemaOf } from '../json-schema';

export interface AnswerForm {
  /** Members of `generationConfig`. */
  readonly config: JsonObject;
  /** Where the model cannot be given a schema. */
  readonly instruction?: string;
}

/**
 * The form that an answer has to have, in the newer member or the beta's.
 * @param hasFunctions only models of the third generation take a schema beside functions (protocols.md 9.4)
 * @throws UntranslatableError
 */
export function readAnswerForm(request: JsonObject, traits: ModelTraits, hasFunctions: boolean): AnswerForm {
  const inConfig = optionalObject(
    optionalObject(request.output_config, 'output_config')?.format,
    'output_config.format',
  );
  const path = inConfig ? 'output_config.format' : 'output_format';
  const format = inConfig ?? optionalObject(request.output_format, path);
  if (!format) return { config: {} };
  if (format.type !== 'json_schema') throw new UntranslatableError(`${path}.type`, 'there is no such format');
  const schema = requiredObject(format.schema, `${path}.schema`);
  if (traits.structuredOutput && (!hasFunctions || traits.thinking === 'level'))
    return { config: { responseMimeType: 'application/json', responseJsonSchema: geminiSchemaOf(schema) } };
  const form = `answer with one JSON object and nothing else. Its JSON schema: ${JSON.stringify(schema)}`;
  return { config: {}, instruction: hasFunctions ? `When no tool is left to call, ${form}` : form.replace('a', 'A') };
}
