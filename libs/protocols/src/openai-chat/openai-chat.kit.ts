import { openaiStatusOf, readOpenaiError, writeOpenaiError } from '../openai/errors';
import type { ProtocolKit } from '../protocol-kit';
import { encodeSseFrame } from '../sse/encode-sse-frame';
import { createChatEncoder } from './chat-encoder';
import { chatErrorOf } from './frames';
import { meterChatAnswer } from './meter-json-answer';
import { readChatEnvelope } from './request/read-envelope';
import { countChatMessages, isChatUserMessage, rewriteChatRequest } from './request/rewrite';
import { readChatSession } from './request/session';
import { ChatStreamMeter } from './stream-meter';

/** OpenAI Chat Completions, and what compatible servers make of it. */
export const openaiChatKit: ProtocolKit = {
  protocol: 'openai-chat',
  readEnvelope: readChatEnvelope,
  readSession: readChatSession,
  countMessages: countChatMessages,
  isUserMessage: isChatUserMessage,
  rewrite: rewriteChatRequest,
  createMeter: () => new ChatStreamMeter(),
  meterAnswer: meterChatAnswer,
  readError: readOpenaiError,
  errorOf: chatErrorOf,
  writeError: writeOpenaiError,
  statusOf: openaiStatusOf,
  writeErrorEvent: (error) => encodeSseFrame('', writeOpenaiError(error)),
  createEncoder: createChatEncoder,
};
