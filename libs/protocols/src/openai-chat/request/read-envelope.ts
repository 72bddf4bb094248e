import { GatewayError } from '@app/common';
import { JsonSyntaxError } from '../../json/json-syntax-error';
import { type Span, readTopLevelFields } from '../../json/read-top-level-fields';
import type { RequestEnvelope } from '../../request/request-envelope';

const wanted: ReadonlySet<string> = new Set([
  ...['model', 'stream', 'max_completion_tokens', 'max_tokens', 'messages', 'prompt_cache_key'],
]);

/** @throws GatewayError `caller_body_invalid` with a message in the words of the Chat Completions API */
export function readChatEnvelope(body: Buffer): RequestEnvelope {
  const fields = readFields(body);
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

function readFields(body: Buffer): Map<string, Span> {
  if (body.length === 0) throw new GatewayError('caller_body_invalid', 'The request has no body');
  try {
    return readTopLevelFields(body, wanted);
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw new GatewayError(
        'caller_body_invalid',
        `We could not parse the JSON body of your request: ${error.message}`,
      );
    throw error;
  }
}

const LONGEST_SCALAR = 1_024;

/** Undefined where there is none, or one that is too long to be what is looked for. */
export function readScalar(body: Buffer, span: Span | undefined): unknown {
  if (!span || span.end - span.start > LONGEST_SCALAR) return undefined;
  try {
    return JSON.parse(body.toString('utf8', span.start, span.end));
  } catch {
    return undefined;
  }
}
