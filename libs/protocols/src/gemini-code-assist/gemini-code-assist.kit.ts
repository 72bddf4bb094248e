import { createGeminiEncoder } from '../gemini/encoders';
import {
  geminiErrorOf,
  geminiStatusOf,
  readGeminiError,
  writeGeminiError,
  writeGeminiErrorEvent,
} from '../gemini/errors';
import { meterGeminiAnswer } from '../gemini/meter-answer';
import { countContents, endsInUserContent } from '../gemini/request/rewrite';
import { GeminiStreamMeter } from '../gemini/stream-meter';
import { asObject } from '../json/json-object';
import type { ProtocolKit } from '../protocol-kit';
import { readCodeAssistEnvelope } from './read-envelope';
import { readCodeAssistSession } from './read-session';

/**
 * Gemini Code Assist, which clients speak and no account does: every request is translated, so that nothing is changed in its bytes
 * (protocols.md 7.3).
 */
export const geminiCodeAssistKit: ProtocolKit = {
  protocol: 'gemini-code-assist',
  readEnvelope: readCodeAssistEnvelope,
  readSession: readCodeAssistSession,
  countMessages: countContents,
  isUserMessage: endsInUserContent,
  rewrite: (body) => body,
  createMeter: () => new GeminiStreamMeter((data) => asObject(data.response)),
  meterAnswer: meterGeminiAnswer,
  readError: readGeminiError,
  errorOf: geminiErrorOf,
  writeError: writeGeminiError,
  statusOf: geminiStatusOf,
  writeErrorEvent: writeGeminiErrorEvent,
  createEncoder: createGeminiEncoder,
};
