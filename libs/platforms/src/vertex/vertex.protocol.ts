import type { Protocol } from '@app/protocols';
import { messagesProtocol } from '../claude/messages-protocol';
import { generateContentProtocol } from '../gemini/gemini.protocol';
import type { ProtocolQuestion } from '../platform-adapter';

/** Vertex AI serves models of several publishers, each in the words of its own API. */
export const isClaude = (model: string): boolean => model.startsWith('claude-');

export function vertexProtocol(question: ProtocolQuestion): Protocol | undefined {
  if (isClaude(question.model)) return messagesProtocol(question);
  // It has no call for several texts at once.
  return question.operation === 'embed_many' ? undefined : generateContentProtocol(question);
}
