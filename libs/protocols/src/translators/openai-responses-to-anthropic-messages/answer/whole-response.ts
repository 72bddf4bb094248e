import { GatewayError } from '@app/common';
import { type JsonObject, asObject, objectsOf } from '../../../json/json-object';
import { type AnswerScope, responseObject } from './response-object';
import { ResponseStream } from './response-stream';

/**
 * A whole message as a response object: what its stream would have ended with.
 * @throws GatewayError `upstream_malformed` where the body is no message
 */
export function wholeResponse(message: JsonObject, scope: AnswerScope): JsonObject {
  if (!Array.isArray(message.content))
    throw new GatewayError('upstream_malformed', 'The upstream answered with something else than a message');
  const stream = new ResponseStream(scope);
  const push = (data: JsonObject) => stream.push({ data });
  push({ type: 'message_start', message });
  objectsOf(message.content).forEach((block, index) => {
    push({ type: 'content_block_start', index, content_block: block });
    if (block.type === 'server_tool_use') push({ type: 'content_block_delta', index, delta: inputDelta(block.input) });
    push({ type: 'content_block_stop', index });
  });
  push({ type: 'message_delta', delta: { stop_reason: message.stop_reason, stop_details: message.stop_details } });
  return asObject(push({ type: 'message_stop' }).at(-1)?.data.response) ?? responseObject(scope, {});
}

const inputDelta = (input: unknown): JsonObject => ({
  type: 'input_json_delta',
  partial_json: JSON.stringify(input ?? {}),
});
