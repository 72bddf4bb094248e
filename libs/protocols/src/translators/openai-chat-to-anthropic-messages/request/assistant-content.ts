import type { ContentBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, parseJsonObject } from '../../../json/json-object';
import { optionalList, optionalText, requiredObject, requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { readTexts, textBlocks } from './content-parts';
import type { RequestNotes } from './request-notes';

const thoughtMembers = ['reasoning_content', 'reasoning'];

/** Text, then tool calls. Thoughts are left out: without their signature nobody takes them back (protocols.md 9.1). */
export function readAssistantContent(message: JsonObject, path: string, notes: RequestNotes): ContentBlock[] {
  for (const name of thoughtMembers) {
    if (typeof message[name] === 'string' && message[name] !== '') notes.dropped.push(`${path}.${name}`);
  }
  if (message.function_call !== undefined && message.function_call !== null)
    throw new UntranslatableError(`${path}.function_call`, 'functions are spoken of as tools: use tool_calls');
  if (message.audio !== undefined && message.audio !== null)
    throw new UntranslatableError(`${path}.audio`, 'the model cannot listen to audio');
  return [
    ...readTexts(message.content, `${path}.content`),
    ...textBlocks(optionalText(message.refusal, `${path}.refusal`) ?? ''),
    ...optionalList(message.tool_calls, `${path}.tool_calls`).map((call, index) => {
      const callPath = `${path}.tool_calls.${index}`;
      return readToolCall(requiredObject(call, callPath), callPath, notes);
    }),
  ];
}

function readToolCall(call: JsonObject, path: string, notes: RequestNotes): ContentBlock {
  const id = notes.toolIds.shorten(requiredText(call.id, `${path}.id`));
  if (call.type === 'custom') {
    const custom = requiredObject(call.custom, `${path}.custom`);
    const name = notes.toolNames.shorten(requiredText(custom.name, `${path}.custom.name`));
    return { type: 'tool_use', id, name, input: { input: requiredText(custom.input, `${path}.custom.input`) } };
  }
  const called = requiredObject(call.function, `${path}.function`);
  const name = notes.toolNames.shorten(requiredText(called.name, `${path}.function.name`));
  const argumentsText = optionalText(called.arguments, `${path}.function.arguments`) ?? '';
  return { type: 'tool_use', id, name, input: inputOf(argumentsText) };
}

/** What the model wrote as arguments is not always JSON, above all where it was cut off: refusing it would end the conversation. */
export function inputOf(argumentsText: string): JsonObject {
  return argumentsText.trim() === '' ? {} : (parseJsonObject(argumentsText) ?? { _raw: argumentsText });
}
