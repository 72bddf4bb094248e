import { GatewayError } from '@app/common';
import { elementSpans } from '../../json/element-spans';
import { parseJsonObject } from '../../json/json-object';
import { DeepNames, type Span } from '../../json/read-top-level-fields';
import { readScalar } from '../../json/read-scalar';
import { readBodyFields } from '../../request/read-body-fields';
import type { BoundContent, RequestEnvelope } from '../../request/request-envelope';

const storedFields = ['previous_response_id', 'conversation'];
const wanted: ReadonlySet<string> = new Set([
  ...['model', 'stream', 'max_output_tokens', 'input', 'instructions', 'prompt_cache_key'],
  ...storedFields,
]);
const ENCRYPTED = 'encrypted_content';
const FILE = 'file_id';
const namesOfBoundContent = new DeepNames([ENCRYPTED, FILE]);
/** Names tell that there is such a member; these tell that it says something, which null and a tool's schema do not. */
const encryptedText = /"encrypted_content"\s*:\s*"[^"]/;
const fileText = /"file_id"\s*:\s*"[^"]/;

/** @throws GatewayError `caller_body_invalid` with a message in the words of the Responses API */
export function readResponsesEnvelope(body: Buffer): RequestEnvelope {
  const boundNames = new Set<string>();
  const deep = { names: namesOfBoundContent, found: boundNames };
  const fields = readBodyFields(body, wanted, 'Invalid JSON:', deep);
  const modelSpan = fields.get('model');
  if (!modelSpan) throw new GatewayError('caller_body_invalid', "Missing required parameter: 'model'.");
  const model = readScalar(body, modelSpan);
  if (typeof model !== 'string')
    throw new GatewayError('caller_body_invalid', "Invalid type for 'model': expected a string.");
  if (model === '') throw new GatewayError('caller_body_invalid', "Invalid 'model': empty string.");
  const maxTokens = readScalar(body, fields.get('max_output_tokens'));
  return {
    protocol: 'openai-responses',
    model,
    isStreaming: readScalar(body, fields.get('stream')) === true,
    maxTokens: typeof maxTokens === 'number' && maxTokens >= 0 ? maxTokens : undefined,
    boundContent: boundContentOf(body, fields, boundNames),
    spans: {
      model: modelSpan,
      input: fields.get('input'),
      instructions: fields.get('instructions'),
      promptCacheKey: fields.get('prompt_cache_key'),
    },
  };
}

function boundContentOf(body: Buffer, fields: ReadonlyMap<string, Span>, names: ReadonlySet<string>): BoundContent {
  const isSaid = (name: string): boolean => {
    const span = fields.get(name);
    return span !== undefined && body[span.start] !== NULL_FIRST_BYTE;
  };
  if (storedFields.some(isSaid) || holdsReference(body, fields.get('input'))) return 'stored';
  if (names.has(FILE) && fileText.test(body.toString('latin1'))) return 'stored';
  return names.has(ENCRYPTED) && encryptedText.test(body.toString('latin1')) ? 'signed' : 'free';
}

/** Of the values that JSON knows only `null` begins with an n. */
const NULL_FIRST_BYTE = 'n'.charCodeAt(0);
const LONGEST_REFERENCE = 512;

/** `{"type":"item_reference","id":…}`, of which the type may be left out or null (protocols.md 6.1). */
function holdsReference(body: Buffer, input: Span | undefined): boolean {
  if (!input || body[input.start] !== 0x5b) return false;
  return elementSpans(body, input).some(({ start, end }) => {
    if (end - start > LONGEST_REFERENCE || body[start] !== 0x7b) return false;
    const item = parseJsonObject(body.toString('utf8', start, end));
    if (!item || typeof item.id !== 'string') return false;
    return item.type === 'item_reference' || ((item.type ?? null) === null && !('role' in item));
  });
}
