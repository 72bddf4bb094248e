import type { Protocol } from '@app/protocols';
import type { ProtocolQuestion } from '../platform-adapter';

/** Of an upstream that speaks Gemini's protocol, and is asked for embeddings in it alone: those are not translated. */
export function generateContentProtocol({ operation, asked }: ProtocolQuestion): Protocol | undefined {
  const isAskedSo = asked === 'gemini-generate-content';
  const isServed = operation === 'generate' || operation === 'count_tokens' || (operation !== 'compact' && isAskedSo);
  return isServed ? 'gemini-generate-content' : undefined;
}
