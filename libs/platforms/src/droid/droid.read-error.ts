import type { ProtocolError } from '@app/protocols';
import { readForeignError } from '../claude/anthropic-error';
import { readForeignOpenaiError } from '../openai/openai-error';
import type { PlatformAdapter } from '../platform-adapter';

type Refusal = Parameters<NonNullable<PlatformAdapter['readError']>>[0];

/** A refusal that is not in the words of the vendor whose path was asked. */
export function readDroidError(refusal: Refusal): ProtocolError | undefined {
  if (refusal.protocol === undefined) return undefined;
  return refusal.protocol === 'anthropic-messages' ? readForeignError(refusal) : readForeignOpenaiError(refusal);
}
