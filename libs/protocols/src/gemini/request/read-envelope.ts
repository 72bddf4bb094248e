import { GatewayError } from '@app/common';
import { asObject, parseJsonObject } from '../../json/json-object';
import { JsonSyntaxError } from '../../json/json-syntax-error';
import { DeepNames, type Span, readTopLevelFields } from '../../json/read-top-level-fields';
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
  const fields = readFields(body, names);
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

function readFields(body: Buffer, found: Set<string>): Map<string, Span> {
  if (body.length === 0) throw new GatewayError('caller_body_invalid', 'The request has no body');
  try {
    return readTopLevelFields(body, wanted, { names: namesOfBoundContent, found });
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw new GatewayError('caller_body_invalid', `Invalid JSON payload received. ${error.message}`);
    throw error;
  }
}

const LONGEST_CONFIG = 256 * 1024;

/** Undefined where it is absent or no number. */
export function maxTokensIn(body: Buffer, span: Span | undefined): number | undefined {
  if (!span || span.end - span.start > LONGEST_CONFIG) return undefined;
  const config = asObject(parseJsonObject(body.toString('utf8', span.start, span.end)));
  const most = config?.maxOutputTokens ?? config?.max_output_tokens;
  return typeof most === 'number' && most >= 0 ? most : undefined;
}
