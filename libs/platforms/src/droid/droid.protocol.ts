import type { Protocol } from '@app/protocols';
import type { ProtocolQuestion } from '../platform-adapter';

/** The client's own protocol where there is a path for it, else the one that the model's vendor made. */
export function droidProtocol({ operation, model, asked }: ProtocolQuestion): Protocol | undefined {
  if (operation !== 'generate') return undefined;
  if (asked === 'anthropic-messages' || asked === 'openai-chat' || asked === 'openai-responses') return asked;
  return model.startsWith('claude') ? 'anthropic-messages' : 'openai-responses';
}
