import { openaiStatusOf, readOpenaiError, writeOpenaiError } from '../openai/errors';
import type { ProtocolKit } from '../protocol-kit';
import { createNamedEventEncoder } from '../sse/named-event-encoder';
import { responsesErrorOf, writeResponsesErrorEvent } from './errors';
import { meterResponse } from './meter-answer';
import { readResponsesEnvelope } from './request/read-envelope';
import { countInputItems, endsInUserMessage, rewriteResponsesRequest } from './request/rewrite';
import { readResponsesSession } from './request/session';
import { ResponsesStreamMeter } from './stream-meter';

/** OpenAI Responses, as Codex and the SDKs speak it over HTTP (protocols.md 6.1, 6.2, 6.5). */
export const openaiResponsesKit: ProtocolKit = {
  protocol: 'openai-responses',
  readEnvelope: readResponsesEnvelope,
  readSession: readResponsesSession,
  countMessages: countInputItems,
  isUserMessage: endsInUserMessage,
  rewrite: rewriteResponsesRequest,
  createMeter: () => new ResponsesStreamMeter(),
  meterAnswer: meterResponse,
  readError: readOpenaiError,
  errorOf: responsesErrorOf,
  writeError: writeOpenaiError,
  statusOf: openaiStatusOf,
  writeErrorEvent: writeResponsesErrorEvent,
  createEncoder: createNamedEventEncoder,
};
