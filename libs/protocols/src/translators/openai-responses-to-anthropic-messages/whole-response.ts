import { type JsonObject, asObject, objectsOf } from '../../json/json-object';
import { type AnswerScope, responseObject } from './response-object';
import { ResponseStream } from './response-stream';

/** A whole message as a response object: what its stream would have ended with. */
export function wholeResponse(message: JsonObject, scope: AnswerScope): JsonObject {
  const stream = new ResponseStream(scope);
  const push = (data: JsonObject) => stream.push({ data });
  if (message.type === 'error') return responseOf(push(message), scope);
  push({ type: 'message_start', message });
  objectsOf(message.content).forEach((block, index) => {
    push({ type: 'content_block_start', index, content_block: block });
    if (block.type === 'server_tool_use') push({ type: 'content_block_delta', index, delta: inputDelta(block.input) });
    push({ type: 'content_block_stop', index });
  });
  push({ type: 'message_delta', delta: { stop_reason: message.stop_reason, stop_details: message.stop_details } });
  return responseOf(push({ type: 'message_stop' }), scope);
}

const inputDelta = (input: unknown): JsonObject => ({
  type: 'input_json_delta',
  partial_json: JSON.stringify(input ?? {}),
});

function responseOf(events: readonly { readonly data: JsonObject }[], scope: AnswerScope): JsonObject {
  return asObject(events.at(-1)?.data.response) ?? responseObject(scope, {});
}
