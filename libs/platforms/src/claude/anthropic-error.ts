import { type JsonObject, type ProtocolError, asObject, asText, kitOf } from '@app/protocols';
import type { PlatformAdapter } from '../platform-adapter';

type Refusal = Parameters<NonNullable<PlatformAdapter['readError']>>[0];

/** Whether an error is in the words of the Messages API. */
export const isAnthropicError = (body: JsonObject | undefined): boolean =>
  body?.type === 'error' && asText(asObject(body.error)?.type) !== undefined;

/**
 * Of an upstream that speaks Messages, what is not in its words: a gateway in front of it has others, and so have some servers. They write
 * `{"error":{"message"}}`, a text for `error`, or a message on the outermost level.
 */
export function readForeignError({ status, body }: Refusal): ProtocolError | undefined {
  const outer = asObject(body);
  if (isAnthropicError(outer)) return undefined;
  const error = asObject(outer?.error) ?? outer;
  const message = asText(outer?.error) ?? asText(error?.message) ?? asText(error?.detail);
  return kitOf('anthropic-messages').readError(status, { error: { message } });
}
