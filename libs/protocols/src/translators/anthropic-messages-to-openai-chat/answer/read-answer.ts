import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf, parseJsonObject } from '../../../json/json-object';
import { sealThought, thoughtMembers } from '../thought-seal';
import type { AnswerNotes } from './answer-notes';
import { hubUsageOf, stopReasonOf } from './stop-reason';
import { textOf } from './text-of';

/** @throws GatewayError `upstream_malformed` where the body is no completion */
export function readAnswer(completion: JsonObject, notes: AnswerNotes): JsonObject {
  const choice = objectsOf(completion.choices)[0];
  const message = asObject(choice?.message);
  if (!choice || !message)
    throw new GatewayError('upstream_malformed', 'The upstream answered with something else than a chat completion');
  const refusal = asText(message.refusal) ?? '';
  const text = textOf(message.content) + refusal;
  const calls = objectsOf(message.tool_calls).map((call, index) => readCall(call, index, notes));
  const content = [
    ...thoughtsOf(message, notes),
    ...(text === '' && calls.length > 0 ? [] : [{ type: 'text', text }]),
    ...calls,
  ];
  return {
    ...{ id: notes.messageId, type: 'message', role: 'assistant', model: notes.model, content },
    stop_reason: stopReasonOf(choice.finish_reason, calls.length > 0, refusal !== ''),
    stop_sequence: null,
    usage: hubUsageOf(completion.usage),
  };
}

function thoughtsOf(message: JsonObject, { sealer }: AnswerNotes): JsonObject[] {
  const member = thoughtMembers.find((name) => typeof message[name] === 'string' && message[name] !== '');
  if (member === undefined) return [];
  return [{ type: 'thinking', thinking: message[member], signature: sealThought(sealer, member) }];
}

function readCall(call: JsonObject, index: number, notes: AnswerNotes): JsonObject {
  const called = asObject(call.function);
  return {
    type: 'tool_use',
    id: notes.toolIdOf(asText(call.id), index),
    name: notes.toolNames.restore(asText(called?.name) ?? ''),
    input: inputOf(called?.arguments),
  };
}

/** Some servers give the arguments as an object. What was cut off, and is no JSON, is kept as a text. */
function inputOf(value: unknown): JsonObject {
  const text = asText(value);
  if (text === undefined) return asObject(value) ?? {};
  return text.trim() === '' ? {} : (parseJsonObject(text) ?? { _raw: text });
}
