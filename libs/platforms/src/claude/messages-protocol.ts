import type { Protocol } from '@app/protocols';
import type { ProtocolQuestion } from '../platform-adapter';

/** Of an upstream that speaks Anthropic Messages and counts tokens in it, and nothing else. */
export function messagesProtocol({ operation }: ProtocolQuestion): Protocol | undefined {
  return operation === 'generate' || operation === 'count_tokens' ? 'anthropic-messages' : undefined;
}
