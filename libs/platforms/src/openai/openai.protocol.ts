import type { Protocol } from '@app/protocols';
import type { ProtocolQuestion } from '../platform-adapter';

/** Of an upstream that speaks Chat Completions and Responses, embeds, and makes conversations shorter. */
export function openaiProtocol({ operation, asked }: ProtocolQuestion): Protocol | undefined {
  const isOwn = asked === 'openai-chat' || asked === 'openai-responses';
  switch (operation) {
    case 'generate':
      // Responses keeps more of a conversation than Chat Completions: reasoning first of all.
      return isOwn ? asked : 'openai-responses';
    case 'embed':
      return isOwn ? asked : undefined;
    case 'compact':
      return asked === 'openai-responses' ? asked : undefined;
    case 'count_tokens':
    case 'embed_many':
      return undefined;
  }
}
