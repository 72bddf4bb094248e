import { anthropicKit } from './anthropic/anthropic.kit';
import { geminiKit } from './gemini/gemini.kit';
import { geminiCodeAssistKit } from './gemini-code-assist/gemini-code-assist.kit';
import { openaiChatKit } from './openai-chat/openai-chat.kit';
import { openaiResponsesKit } from './openai-responses/openai-responses.kit';
import type { Protocol } from './protocol';
import type { ProtocolKit } from './protocol-kit';

const kits: Readonly<Record<Protocol, ProtocolKit>> = {
  'anthropic-messages': anthropicKit,
  'openai-chat': openaiChatKit,
  'openai-responses': openaiResponsesKit,
  'gemini-generate-content': geminiKit,
  'gemini-code-assist': geminiCodeAssistKit,
};

/** All that the relay does with a protocol without translating it. */
export const kitOf = (protocol: Protocol): ProtocolKit => kits[protocol];
