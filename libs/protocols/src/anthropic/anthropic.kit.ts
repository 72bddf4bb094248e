import { createNamedEventEncoder } from '../sse/named-event-encoder';
import type { ProtocolKit } from '../protocol-kit';
import { anthropicErrorOf, readAnthropicError, writeAnthropicError, writeAnthropicErrorEvent } from './errors';
import { meterJsonAnswer } from './meter-json-answer';
import { readAnthropicEnvelope } from './request/read-envelope';
import { countMessages, isUserMessage, rewriteRequest } from './request/rewrite';
import { readClientSession } from './request/session';
import { AnthropicStreamMeter } from './stream-meter';

/** Anthropic Messages. */
export const anthropicKit: ProtocolKit = {
  protocol: 'anthropic-messages',
  readEnvelope: readAnthropicEnvelope,
  readSession: readClientSession,
  countMessages,
  isUserMessage,
  rewrite: rewriteRequest,
  createMeter: () => new AnthropicStreamMeter(),
  meterAnswer: meterJsonAnswer,
  readError: readAnthropicError,
  errorOf: anthropicErrorOf,
  writeError: writeAnthropicError,
  statusOf: ({ status }) => status,
  writeErrorEvent: writeAnthropicErrorEvent,
  createEncoder: createNamedEventEncoder,
};
