import { type JsonObject, isArray, isObject } from '../../json';
import { RequestRefused } from '../../request-refused';
import { isReasoningModel } from '../known-model';
import { missing, unsupported, wrongType, wrongValue } from '../refusals';
import type { ChatMessage } from './chat-message';
import { checkToolTurns } from './check-tool-turns';

/** The body of a Chat Completions request, checked as far as the answer depends on it; everything else is accepted as it is. */
export interface ChatRequest extends JsonObject {
  readonly messages: readonly ChatMessage[];
}

const roles = new Set(['developer', 'system', 'user', 'assistant', 'tool', 'function']);
const MOST_STOPS = 4;

/** Throws RequestRefused 400. */
export function checkChatRequest(body: JsonObject, model: string): asserts body is ChatRequest {
  checkMessages(body.messages);
  if (body.n !== undefined && body.n !== null && body.n !== 1) {
    throw new RequestRefused(400, 'The sandbox gives one choice only.', { param: 'n', code: 'unsupported_value' });
  }
  if (isObject(body.stream_options) && body.stream !== true) {
    throw unsupported('stream_options', "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  if (isArray(body.stop) && body.stop.length > MOST_STOPS) throw wrongType('stop', `at most ${MOST_STOPS} texts`);
  if (isReasoningModel(model)) checkReasoningModel(body);
  checkFormat(body);
}

function checkMessages(messages: unknown): void {
  if (messages === undefined) throw missing('messages');
  if (!isArray(messages)) throw wrongType('messages', 'an array of objects');
  if (messages.length === 0) throw new RequestRefused(400, "Invalid 'messages': empty array.", { param: 'messages' });
  for (const [index, message] of messages.entries()) {
    if (!isObject(message)) throw wrongType(`messages[${index}]`, 'an object');
    if (typeof message.role !== 'string' || !roles.has(message.role)) {
      throw wrongValue(`messages[${index}].role`, message.role, [...roles].map((role) => `'${role}'`).join(', '));
    }
    checkContent(message, `messages[${index}]`);
  }
  checkToolTurns(messages as ChatMessage[]);
}

/** Only an assistant that calls tools may say nothing. */
function checkContent({ role, content, tool_calls: calls }: JsonObject, at: string): void {
  if (typeof content === 'string' || (role === 'assistant' && isArray(calls))) return;
  if (!isArray(content)) throw wrongType(`${at}.content`, 'a string or an array of objects');
  for (const [index, part] of content.entries()) {
    if (!isObject(part) || typeof part.type !== 'string') throw missing(`${at}.content[${index}].type`);
    if (part.type === 'image_url' && !(isObject(part.image_url) && typeof part.image_url.url === 'string')) {
      throw missing(`${at}.content[${index}].image_url.url`);
    }
  }
}

function checkReasoningModel(body: JsonObject): void {
  if (typeof body.max_tokens === 'number') {
    throw unsupported(
      'max_tokens',
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    );
  }
  if (typeof body.temperature === 'number' && body.temperature !== 1) {
    const message = `Unsupported value: 'temperature' does not support ${body.temperature} with this model. Only the default (1) value is supported.`;
    throw new RequestRefused(400, message, { param: 'temperature', code: 'unsupported_value' });
  }
}

function checkFormat({ response_format: format, messages }: JsonObject): void {
  if (!isObject(format)) return;
  if (format.type === 'json_schema') {
    if (!isObject(format.json_schema)) throw missing('response_format.json_schema');
    if (typeof format.json_schema.name !== 'string') throw missing('response_format.json_schema.name');
  }
  if (format.type === 'json_object' && !/json/i.test(JSON.stringify(messages))) {
    const message =
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
    throw new RequestRefused(400, message, { param: 'messages' });
  }
}
