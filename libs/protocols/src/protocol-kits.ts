import { anthropicKit } from './anthropic/anthropic.kit';
import { openaiChatKit } from './openai-chat/openai-chat.kit';
import { openaiResponsesKit } from './openai-responses/openai-responses.kit';
import type { Protocol } from './protocol';
import type { ProtocolKit } from './protocol-kit';

const kits: Readonly<Partial<Record<Protocol, ProtocolKit>>> = {
  'anthropic-messages': anthropicKit,
  'openai-chat': openaiChatKit,
  'openai-responses': openaiResponsesKit,
};

/** All that the relay does with a protocol without translating it. */
export function kitOf(protocol: Protocol): ProtocolKit {
  const kit = kits[protocol];
  if (!kit) throw new Error(`${protocol} is not spoken here`);
  return kit;
}
