import type { Protocol } from '@app/protocols';
import type { ProtocolQuestion } from '../platform-adapter';

/** What a server can be said to speak. */
export const spokenProtocols = ['openai-chat', 'openai-responses'] as const satisfies readonly Protocol[];
export type SpokenProtocol = (typeof spokenProtocols)[number];

/** The client's own protocol where the server speaks it, else the first that an administrator said it speaks; embeddings always. */
export function openaiCompatibleProtocol({ account, operation, asked }: ProtocolQuestion): Protocol | undefined {
  const isOwn = asked === 'openai-chat' || asked === 'openai-responses';
  if (operation === 'embed') return isOwn ? asked : undefined;
  if (operation !== 'generate') return undefined;
  const spoken = account.location?.speaks ?? ['openai-chat'];
  if (isOwn && spoken.includes(asked)) return asked;
  return spoken[0] === 'openai-responses' ? 'openai-responses' : 'openai-chat';
}
