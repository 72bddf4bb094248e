import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf } from '../../../json/json-object';
import { type AnswerNotes, answerHead } from './answer-notes';
import { customInputOf } from './custom-input';
import { chatUsageOfHub, finishReasonOf, refusalOf } from './finish-reason';

/** @throws GatewayError `upstream_malformed` where the body is no message */
export function writeAnswer(message: JsonObject, notes: AnswerNotes): JsonObject {
  if (!Array.isArray(message.content))
    throw new GatewayError('upstream_malformed', 'The upstream answered with something else than a message');
  const blocks = objectsOf(message.content);
  const { answerTool } = notes.names;
  const joined = (type: string, member: string): string =>
    blocks.map((block) => (block.type === type ? (asText(block[member]) ?? '') : '')).join('');
  const isAnswer = (block: JsonObject): boolean => block.name !== undefined && block.name === answerTool;
  const uses = blocks.filter(({ type }) => type === 'tool_use');
  const answers = uses.filter(isAnswer).map(({ input }) => JSON.stringify(input ?? {}));
  const calls = uses.filter((block) => !isAnswer(block)).map((block, index) => writeCall(block, index, notes));
  const text = joined('text', 'text') + answers.join('');
  const refusal = refusalOf(message.stop_reason, message.stop_details);
  const thoughts = notes.showsReasoning ? joined('thinking', 'thinking') : '';
  return {
    ...answerHead(notes, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: text === '' && (calls.length > 0 || refusal !== null) ? null : text,
          refusal,
          ...(thoughts === '' ? {} : { reasoning_content: thoughts }),
          ...(calls.length === 0 ? {} : { tool_calls: calls }),
        },
        logprobs: null,
        finish_reason: finishReasonOf(message.stop_reason, calls.length > 0),
      },
    ],
    usage: chatUsageOfHub(asObject(message.usage) ?? {}),
  };
}

function writeCall(block: JsonObject, index: number, { names, requestId }: AnswerNotes): JsonObject {
  const name = asText(block.name) ?? '';
  const id = asText(block.id) ?? `call_${requestId}_${index}`;
  const argumentsText = JSON.stringify(block.input ?? {});
  return names.customTools.has(name)
    ? { id, type: 'custom', custom: { name: names.toolNames.restore(name), input: customInputOf(argumentsText) } }
    : { id, type: 'function', function: { name: names.toolNames.restore(name), arguments: argumentsText } };
}
