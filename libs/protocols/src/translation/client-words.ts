import type { JsonObject } from '../json/json-object';
import type { Protocol } from '../protocol';
import { memberAt } from './heard-hints';
import { UntranslatableError } from './untranslatable-error';

type Words = Readonly<Record<string, readonly string[]>>;

const gemini: Words = {
  ...{ messages: ['contents'], system: ['systemInstruction', 'system_instruction'], tool_choice: ['toolConfig'] },
  ...{ max_tokens: ['generationConfig.maxOutputTokens'], stop_sequences: ['generationConfig.stopSequences'] },
  ...{
    temperature: ['generationConfig.temperature'],
    top_p: ['generationConfig.topP'],
    top_k: ['generationConfig.topK'],
  },
  ...{ thinking: ['generationConfig.thinkingConfig'], 'output_config.effort': ['generationConfig.thinkingConfig'] },
  'output_config.format': ['generationConfig.responseSchema', 'generationConfig.responseJsonSchema'],
};

/** What members of a Messages request were in the request of a client of another protocol; of several, the one that the client said. */
const wordsOf: Readonly<Partial<Record<Protocol, Words>>> = {
  'openai-chat': {
    ...{ system: ['messages'], max_tokens: ['max_completion_tokens', 'max_tokens'], stop_sequences: ['stop'] },
    ...{ thinking: ['reasoning_effort'], 'output_config.effort': ['reasoning_effort'] },
    ...{ 'output_config.format': ['response_format'], metadata: ['safety_identifier', 'user'] },
  },
  'openai-responses': {
    ...{ messages: ['input'], system: ['instructions', 'input'], max_tokens: ['max_output_tokens'] },
    ...{ thinking: ['reasoning'], 'output_config.effort': ['reasoning.effort'] },
    ...{ 'output_config.format': ['text.format'], metadata: ['safety_identifier', 'user'] },
  },
  'gemini-generate-content': gemini,
};
/** Turns and tools stand at other places with the client: what is within them is not named. */
const lists: readonly string[] = ['messages', 'system', 'tools', 'stop_sequences'];

/**
 * The member of the client's request that a member comes from.
 * @param path in what the first of two translators made of it: a Messages request, but for Code Assist
 */
export function clientPath(path: string, protocol: Protocol, request: JsonObject): string {
  // Code Assist: the other request stands whole in this member.
  if (protocol === 'gemini-code-assist') return `request.${path}`;
  const [member = '', inner] = path.split('.');
  const name = inner === undefined || lists.includes(member) ? member : `${member}.${inner}`;
  const words = wordsOf[protocol] ?? {};
  const known = words[name] ?? words[member] ?? [name];
  return known.find((word) => memberAt(request, word) !== undefined) ?? known[0] ?? name;
}

/** @throws UntranslatableError that names the client's own member, where the second of two translators refuses */
export function inClientWords<Result>(protocol: Protocol, request: JsonObject, translate: () => Result): Result {
  try {
    return translate();
  } catch (error) {
    if (!(error instanceof UntranslatableError)) throw error;
    const reason = error.message.slice(`${error.feature}: `.length);
    throw new UntranslatableError(clientPath(error.feature, protocol, request), reason);
  }
}
