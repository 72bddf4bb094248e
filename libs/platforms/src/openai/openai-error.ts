import { type ProtocolError, asObject, kitOf } from '@app/protocols';
import type { PlatformAdapter } from '../platform-adapter';

type Refusal = Parameters<NonNullable<PlatformAdapter['readError']>>[0];

/**
 * Of an upstream that speaks as OpenAI does, what is not in `{"error":{…}}`: Azure's gateway has a message on the outermost level, some
 * servers a text for `error`.
 */
export function readForeignOpenaiError({ status, body }: Refusal): ProtocolError | undefined {
  const isInEnvelope = asObject(asObject(body)?.error) !== undefined;
  return isInEnvelope ? undefined : kitOf('openai-chat').readError(status, body);
}
