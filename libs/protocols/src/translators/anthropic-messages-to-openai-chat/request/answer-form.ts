import type { JsonObject } from '../../../json/json-object';
import { optionalObject, requiredObject } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { isStrictSchema } from './strict-schema';

export interface AnswerForm {
  readonly responseFormat?: JsonObject;
  /** For models that cannot be given a schema. */
  readonly instruction?: string;
}

/** The form that an answer has to have, in the newer member or the beta's. @throws UntranslatableError */
export function readAnswerForm(request: JsonObject, { structuredOutput }: ModelTraits): AnswerForm {
  const inConfig = optionalObject(
    optionalObject(request.output_config, 'output_config')?.format,
    'output_config.format',
  );
  const path = inConfig ? 'output_config.format' : 'output_format';
  const format = inConfig ?? optionalObject(request.output_format, path);
  if (!format) return {};
  if (format.type !== 'json_schema') throw new UntranslatableError(`${path}.type`, 'there is no such format');
  const schema = requiredObject(format.schema, `${path}.schema`);
  if (structuredOutput)
    return {
      responseFormat: { type: 'json_schema', json_schema: { name: 'output', schema, strict: isStrictSchema(schema) } },
    };
  return { instruction: `Answer with one JSON object and nothing else. Its JSON schema: ${JSON.stringify(schema)}` };
}
