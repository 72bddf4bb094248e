import { GatewayError } from '@app/common';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { type Span, readTopLevelFields } from '../json/read-top-level-fields';

/** What the relay has to know of an Anthropic Messages request; everything else stays bytes. */
export interface RequestEnvelope {
  readonly model: string;
  readonly isStreaming: boolean;
}

const wanted: ReadonlySet<string> = new Set(['model', 'stream']);

/** @throws GatewayError `caller_body_invalid` with a message in the words of the Messages API */
export function readAnthropicEnvelope(body: Buffer): RequestEnvelope {
  const fields = readFields(body);
  const modelSpan = fields.get('model');
  if (!modelSpan) throw new GatewayError('caller_body_invalid', 'model: Field required');
  const model = readScalar(body, modelSpan);
  if (typeof model !== 'string') throw new GatewayError('caller_body_invalid', 'model: Input should be a valid string');
  if (model === '') throw new GatewayError('caller_body_invalid', 'model: String should have at least 1 character');
  const streamSpan = fields.get('stream');
  return { model, isStreaming: streamSpan !== undefined && readScalar(body, streamSpan) === true };
}

function readFields(body: Buffer): Map<string, Span> {
  if (body.length === 0) throw new GatewayError('caller_body_invalid', 'The request has no body');
  try {
    return readTopLevelFields(body, wanted);
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw new GatewayError('caller_body_invalid', `Invalid JSON: ${error.message}`);
    throw error;
  }
}

const LONGEST_SCALAR = 1_024;

function readScalar(body: Buffer, { start, end }: Span): unknown {
  if (end - start > LONGEST_SCALAR) return undefined;
  try {
    return JSON.parse(body.toString('utf8', start, end));
  } catch {
    return undefined;
  }
}
