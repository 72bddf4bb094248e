import type { ProtocolKit } from '../protocol-kit';
import { createGeminiEncoder } from './encoders';
import { geminiErrorOf, geminiStatusOf, readGeminiError, writeGeminiError, writeGeminiErrorEvent } from './errors';
import { meterGeminiAnswer } from './meter-answer';
import { readGeminiEnvelope } from './request/read-envelope';
import { countContents, endsInUserContent, rewriteGeminiRequest } from './request/rewrite';
import { readGeminiSession } from './request/session';
import { GeminiStreamMeter } from './stream-meter';

/** The Gemini API's GenerateContent and its siblings (protocols.md 7.1). */
export const geminiKit: ProtocolKit = {
  protocol: 'gemini-generate-content',
  readEnvelope: readGeminiEnvelope,
  readSession: readGeminiSession,
  countMessages: countContents,
  isUserMessage: endsInUserContent,
  rewrite: rewriteGeminiRequest,
  createMeter: () => new GeminiStreamMeter(),
  meterAnswer: meterGeminiAnswer,
  readError: readGeminiError,
  errorOf: geminiErrorOf,
  writeError: writeGeminiError,
  statusOf: geminiStatusOf,
  writeErrorEvent: writeGeminiErrorEvent,
  createEncoder: createGeminiEncoder,
};
