import { GatewayError } from '@app/common';
import { asObject, parseJsonObject } from '../../json/json-object';
import { DeepNames, type Span } from '../../json/read-top-level-fields';
import { readBodyFields } from '../../request/read-body-fields';
import type { BoundContent, RequestEnvelope, RequestTarget } from '../../request/request-envelope';

/** Google's JSON is read in camel case and in snake case (protocols.md 7.1). */
const wanted: ReadonlySet<string> = new Set([
  ...['contents', 'systemInstruction', 'system_instruction', 'generationConfig', 'generation_config'],
  ...['cachedContent', 'cached_content'],
]);
const signedNames = ['thoughtSignature', 'thought_signature'];
const fileNames = ['fileUri', 'file_uri'];
const namesOfBoundContent = new DeepNames([...signedNames, ...fileNames]);
const signedText = /"thought_?[sS]ignature"\s*:\s*"(?!skip_thought_signature_validator")[^"]/;
/** A file of the Files API lives with its key; one that lies anywhere else is everybody's. */
const storedFile = /"file_?[uU]ri"\s*:\s*"(?:https:\/\/generativelanguage\.googleapis\.com\/|files\/)/;

/** @throws GatewayError `caller_body_invalid` with a message in Google's words */
export function readGeminiEnvelope(body: Buffer, { model, isStreaming = false }: RequestTarget): RequestEnvelope {
  if (model === undefined || model === '') throw new GatewayError('caller_body_invalid', 'model is not specified');
  const names = new Set<string>();
  const deep = { names: namesOfBoundContent, found: names };
  const fields = readBodyFields(body, wanted, 'Invalid JSON payload received.', deep);
  return {
    protocol: 'gemini-generate-content',
    ...{ model, isStreaming },
    maxTokens: maxTokensIn(body, fields.get('generationConfig') ?? fields.get('generation_config')),
    boundContent: boundContentOf(body, fields, names),
    spans: {
      contents: fields.get('contents'),
      systemInstruction: fields.get('systemInstruction') ?? fields.get('system_instruction'),
    },
  };
}

export function boundContentOf(
  body: Buffer,
  fields: ReadonlyMap<string, Span>,
  names: ReadonlySet<string>,
): BoundContent {
  const cached = fields.get('cachedContent') ?? fields.get('cached_content');
  if (cached && body[cached.start] === QUOTE) return 'stored';
  const text = names.size === 0 ? '' : body.toString('latin1');
  if (fileNames.some((name) => names.has(name)) && storedFile.test(text)) return 'stored';
  return signedNames.some((name) => names.has(name)) && signedText.test(text) ? 'signed' : 'free';
}

const QUOTE = '"'.charCodeAt(0);

const LONGEST_CONFIG = 256 * 1024;

/** Undefined where it is absent or no number. */
export function maxTokensIn(body: Buffer, span: Span | undefined): number | undefined {
  if (!span || span.end - span.start > LONGEST_CONFIG) return undefined;
  const config = asObject(parseJsonObject(body.toString('utf8', span.start, span.end)));
  const most = config?.maxOutputTokens ?? config?.max_output_tokens;
  return typeof most === 'number' && most >= 0 ? most : undefined;
}
