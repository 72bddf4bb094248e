import { GatewayError } from '@app/common';
import { DeepNames, type Span } from '../../json/read-top-level-fields';
import { readScalar } from '../../json/read-scalar';
import { readBodyFields } from '../../request/read-body-fields';
import type { BoundContent, RequestEnvelope } from '../../request/request-envelope';

const wanted: ReadonlySet<string> = new Set([
  ...['model', 'stream', 'max_tokens', 'messages', 'system', 'metadata', 'container'],
]);
const signedNames = ['signature', 'encrypted_content'];
const storedNames = ['file_id'];
/** Images have data as well: where there is some, the text tells. */
const DATA = 'data';
const REDACTED_THINKING = '"redacted_thinking"';
const namesOfBoundContent = new DeepNames([...signedNames, ...storedNames, DATA]);

/** @throws GatewayError `caller_body_invalid` with a message in the words of the Messages API */
export function readAnthropicEnvelope(body: Buffer): RequestEnvelope {
  const boundNames = new Set<string>();
  const deep = { names: namesOfBoundContent, found: boundNames };
  const fields = readBodyFields(body, wanted, 'Invalid JSON:', deep);
  const modelSpan = fields.get('model');
  if (!modelSpan) throw new GatewayError('caller_body_invalid', 'model: Field required');
  const model = readScalar(body, modelSpan);
  if (typeof model !== 'string') throw new GatewayError('caller_body_invalid', 'model: Input should be a valid string');
  if (model === '') throw new GatewayError('caller_body_invalid', 'model: String should have at least 1 character');
  const [stream, maxTokens] = [readScalar(body, fields.get('stream')), readScalar(body, fields.get('max_tokens'))];
  return {
    protocol: 'anthropic-messages',
    model,
    isStreaming: stream === true,
    maxTokens: typeof maxTokens === 'number' && maxTokens >= 0 ? maxTokens : undefined,
    boundContent: boundContentOf(fields.get('container'), body, boundNames),
    spans: {
      model: modelSpan,
      messages: fields.get('messages'),
      system: fields.get('system'),
      metadata: fields.get('metadata'),
    },
  };
}

function boundContentOf(container: Span | undefined, body: Buffer, names: ReadonlySet<string>): BoundContent {
  const hasContainer = container !== undefined && body[container.start] !== NULL_FIRST_BYTE;
  if (hasContainer || storedNames.some((name) => names.has(name))) return 'stored';
  if (signedNames.some((name) => names.has(name))) return 'signed';
  return names.has(DATA) && body.includes(REDACTED_THINKING) ? 'signed' : 'free';
}

/** Of the values that JSON knows only `null` begins with an n. */
const NULL_FIRST_BYTE = 'n'.charCodeAt(0);
