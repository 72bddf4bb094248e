import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, parseJsonObject } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import { type AnswerScope, MessageStream } from './message-stream';

/**
 * A whole response as a message: what its stream would have said.
 * @throws GatewayError `upstream_malformed` where the body is no response that has ended well
 */
export function wholeMessage(response: JsonObject, scope: AnswerScope): JsonObject {
  const { status, error = null } = response;
  const isUnfinished = typeof status === 'string' && unfinished.has(status);
  if (isUnfinished || error !== null || !Array.isArray(response.output))
    throw new GatewayError('upstream_malformed', 'The upstream answered with something else than a whole response');
  const type = status === 'incomplete' ? 'response.incomplete' : 'response.completed';
  return messageOf(new MessageStream(scope).push({ data: { type, response } }));
}

const unfinished = new Set(['failed', 'cancelled', 'in_progress', 'queued']);

interface Block {
  readonly start: JsonObject;
  text: string;
  signature: string;
}

/** Events of one message, put together. */
function messageOf(events: readonly ProtocolEvent[]): JsonObject {
  const blocks: Block[] = [];
  let message: JsonObject = {};
  for (const { data } of events) {
    const delta = asObject(data.delta) ?? {};
    if (data.type === 'message_start') message = asObject(data.message) ?? {};
    else if (data.type === 'content_block_start')
      blocks.push({ start: asObject(data.content_block) ?? {}, text: '', signature: '' });
    else if (data.type === 'content_block_delta') addTo(blocks.at(-1), delta);
    else if (data.type === 'message_delta') message = { ...message, ...delta, usage: data.usage };
  }
  return { ...message, content: blocks.map(finished) };
}

function addTo(block: Block | undefined, delta: JsonObject): void {
  if (!block) return;
  block.text += asText(delta.text) ?? asText(delta.thinking) ?? asText(delta.partial_json) ?? '';
  block.signature += asText(delta.signature) ?? '';
}

/** Arguments that were cut are kept as the text that they are: Anthropic's clients take objects only. */
function finished({ start, text, signature }: Block): JsonObject {
  if (start.type === 'thinking') return { ...start, thinking: text, signature };
  if (start.type !== 'tool_use') return { ...start, text };
  return { ...start, input: text.trim() === '' ? {} : (parseJsonObject(text) ?? { _raw: text }) };
}
