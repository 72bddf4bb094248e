import { GatewayError } from '@app/common';
import { readScalar } from '../../json/read-scalar';
import { readBodyFields } from '../../request/read-body-fields';
import type { RequestEnvelope } from '../../request/request-envelope';

const wanted: ReadonlySet<string> = new Set([
  ...['model', 'stream', 'max_completion_tokens', 'max_tokens', 'messages', 'prompt_cache_key'],
]);

/** @throws GatewayError `caller_body_invalid` with a message in the words of the Chat Completions API */
export function readChatEnvelope(body: Buffer): RequestEnvelope {
  const fields = readBodyFields(body, wanted, 'We could not parse the JSON body of your request:');
  const modelSpan = fields.get('model');
  const model = readScalar(body, modelSpan);
  if (!modelSpan || model === '') throw new GatewayError('caller_body_invalid', 'you must provide a model parameter');
  if (typeof model !== 'string')
    throw new GatewayError('caller_body_invalid', "Invalid type for 'model': expected a string");
  const maxTokens = readScalar(body, fields.get('max_completion_tokens')) ?? readScalar(body, fields.get('max_tokens'));
  return {
    protocol: 'openai-chat',
    model,
    isStreaming: readScalar(body, fields.get('stream')) === true,
    maxTokens: typeof maxTokens === 'number' && maxTokens >= 0 ? maxTokens : undefined,
    // Nothing in this protocol is signed, encrypted or kept in the account.
    boundContent: 'free',
    spans: {
      model: modelSpan,
      messages: fields.get('messages'),
      promptCacheKey: fields.get('prompt_cache_key'),
    },
  };
}
