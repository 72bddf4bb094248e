import type { ProtocolError } from '../errors/protocol-error';
import { type JsonObject, asNumber, asObject, parseJsonObject } from '../json/json-object';
import { openaiErrorBody, readOpenaiError } from '../openai/errors';
import { encodeSseFrame } from '../sse/encode-sse-frame';
import type { SseFrame } from '../sse/sse-decoder';
import { eventNameOf } from './event-name';

/**
 * The error that `error` or `response.failed` speaks of; undefined for any other event. `error` has its members on the outermost level,
 * with some servers and on a WebSocket below `error`, beside a `status` (protocols.md 6.2, 6.3).
 */
export function responsesErrorOf(frame: SseFrame): ProtocolError | undefined {
  const name = eventNameOf(frame);
  if (name !== 'error' && name !== 'response.failed') return undefined;
  return errorOfEvent(name, parseJsonObject(frame.data.toString('utf8')) ?? {});
}

/** The same of an event that has been decoded. */
export function errorOfEvent(name: 'error' | 'response.failed', data: JsonObject): ProtocolError {
  if (name === 'response.failed') return readOpenaiError(0, { error: asObject(asObject(data.response)?.error) ?? {} });
  return readOpenaiError(asNumber(data.status) ?? 0, data);
}

/** `error` of a failed response. Codex tells by the code whether asking again helps (clients.md 3, protocols.md 6.2). */
export function failureOf(error: ProtocolError): JsonObject {
  const written = asObject(openaiErrorBody(error).error) ?? {};
  const usualCode = error.kind === 'invalid-request' ? 'invalid_prompt' : 'server_error';
  return { code: written.code ?? usualCode, message: messageOf(error) };
}

/** In a stream there is no `retry-after`: Codex reads how long to wait out of the message. */
function messageOf({ kind, message, retryAfterSeconds: seconds }: ProtocolError): string {
  if (kind !== 'rate-limit' || seconds === undefined || /try again in/i.test(message)) return message;
  return `${message} Please try again in ${seconds}s.`;
}

/**
 * Two events, as clients look for either: the SDKs of OpenAI raise on `error` and hand `response.failed` on as any other event, Codex
 * passes over `error` and reads the code of `response.failed`.
 */
export function writeResponsesErrorEvent(error: ProtocolError, requestId: string): string {
  const failure = failureOf(error);
  const event = { type: 'error', ...failure, param: null, sequence_number: 0 };
  const response = {
    ...{ id: `resp_${requestId}`, object: 'response', status: 'failed', error: failure },
    ...{ incomplete_details: null, output: [], usage: null },
  };
  const failed = { type: 'response.failed', response, sequence_number: 1 };
  return encodeSseFrame('error', JSON.stringify(event)) + encodeSseFrame(failed.type, JSON.stringify(failed));
}
