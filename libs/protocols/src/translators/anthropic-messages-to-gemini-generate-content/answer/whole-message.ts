import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, parseJsonObject } from '../../../json/json-object';
import type { StreamTranslation } from '../../../translation/translator';

/**
 * A whole answer as a message: what the stream of this one answer comes to.
 * @throws GatewayError `upstream_malformed` where the body is no answer, or one without content
 */
export function wholeMessage(answer: JsonObject, stream: StreamTranslation): JsonObject {
  let message: JsonObject = {};
  const blocks: JsonObject[] = [];
  for (const { data } of [...stream.push({ data: answer }), ...stream.end()]) {
    const block = blocks.at(-1);
    switch (data.type) {
      case 'error':
        throw new GatewayError('upstream_malformed', asText(asObject(data.error)?.message) ?? '');
      case 'message_start':
        message = asObject(data.message) ?? {};
        break;
      case 'content_block_start':
        blocks.push(asObject(data.content_block) ?? {});
        break;
      case 'content_block_delta':
        if (block) blocks[blocks.length - 1] = grown(block, asObject(data.delta) ?? {});
        break;
      case 'message_delta':
        message = { ...message, ...asObject(data.delta), usage: data.usage };
    }
  }
  return { ...message, content: blocks };
}

function grown(block: JsonObject, { text, thinking, signature, partial_json: json }: JsonObject): JsonObject {
  if (typeof json === 'string') return { ...block, input: parseJsonObject(json) ?? {} };
  if (typeof signature === 'string') return { ...block, signature };
  if (typeof thinking === 'string') return { ...block, thinking: `${String(block.thinking)}${thinking}` };
  return { ...block, text: `${String(block.text)}${String(text)}` };
}
