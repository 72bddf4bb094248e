import { readAnthropicError, writeAnthropicError } from '../anthropic/errors';
import type { ProtocolError } from '../errors/protocol-error';
import { type JsonObject, parseJsonObject } from '../json/json-object';
import type { ProtocolEvent } from '../translation/translator';

/** The error that an `error` event of a Messages stream speaks of. The type of it is no code of a vendor. */
export function readHubError(event: JsonObject): ProtocolError {
  const { status, kind, message } = readAnthropicError(0, event);
  return { status, kind, message };
}

/** An error as the `error` event of a Messages stream. */
export function hubErrorEvent(error: ProtocolError): ProtocolEvent {
  const body = parseJsonObject(writeAnthropicError(error, ''));
  return { name: 'error', data: { type: 'error', error: body?.error } };
}

/** What a client is told where an upstream closes its stream before the end of the answer. */
export const brokenOff: ProtocolError = {
  status: 502,
  kind: 'api',
  message: 'The upstream ended its answer before it was complete',
};
