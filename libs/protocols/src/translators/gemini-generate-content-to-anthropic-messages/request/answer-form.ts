import type { TextBlock } from '../../../anthropic/messages-wire';
import { memberOf } from '../../../gemini/members';
import { type JsonObject, asList } from '../../../json/json-object';
import { optionalObject, optionalText } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { CONFIG } from './generation';
import { jsonSchemaOf } from './json-schema';

/** How the form of an answer is asked for. */
export interface AnswerForm {
  /** For models that take a schema. */
  readonly format?: JsonObject;
  readonly instruction?: TextBlock;
}

/** @throws UntranslatableError */
export function readAnswerForm(config: JsonObject | undefined, { structuredOutput }: ModelTraits): AnswerForm {
  const mimeType = optionalText(memberOf(config, 'responseMimeType'), `${CONFIG}.responseMimeType`);
  const asJsonSchema = memberOf(config, 'responseJsonSchema') ?? undefined;
  const name = asJsonSchema === undefined ? 'responseSchema' : 'responseJsonSchema';
  const schema = optionalObject(asJsonSchema ?? memberOf(config, 'responseSchema'), `${CONFIG}.${name}`);
  switch (mimeType) {
    case undefined:
    case '':
    case 'text/plain':
      return {};
    case 'text/x.enum':
      return instructed(`Answer with exactly one of these and nothing else: ${asList(schema?.enum).join(', ')}`);
    case 'application/json':
      return schema ? formOf(schema, structuredOutput) : instructed('Answer with JSON and nothing else.');
    default:
      throw new UntranslatableError(`${CONFIG}.responseMimeType`, 'there is no such form of an answer');
  }
}

/** Anthropic takes schemas of objects only. */
function formOf(schema: JsonObject, structuredOutput: boolean): AnswerForm {
  const whole = jsonSchemaOf(schema, true);
  if (structuredOutput && whole.type === 'object') return { format: { type: 'json_schema', schema: whole } };
  return instructed(`Answer with JSON and nothing else. Its JSON schema: ${JSON.stringify(whole)}`);
}

const instructed = (text: string): AnswerForm => ({ instruction: { type: 'text', text } });
