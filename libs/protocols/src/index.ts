export { sumOfTokens } from './anthropic/usage';
export { protocolErrorOf } from './errors/from-gateway-error';
export type { ErrorKind, ProtocolError } from './errors/protocol-error';
export {
  type JsonObject,
  asCount,
  asList,
  asNumber,
  asObject,
  asText,
  isJsonObject,
  objectsOf,
  parseJson,
  parseJsonObject,
  withoutUndefined,
} from './json/json-object';
export { createGeminiArrayEncoder } from './gemini/encoders';
export { codeAssistCompanionAnswer } from './gemini-code-assist/companion-answer';
export { JsonSyntaxError } from './json/json-syntax-error';
export { type Span, readTopLevelFields } from './json/read-top-level-fields';
export { skipString } from './json/skip-json-token';
export type { ModelUsage } from './model-usage';
export { type Protocol, protocols } from './protocol';
export { withUsageIncluded } from './openai-chat/include-usage';
export { UsageChunkFilter } from './openai-chat/usage-chunk-filter';
export type { ProtocolKit } from './protocol-kit';
export { kitOf } from './protocol-kits';
export type { ClientHeaders, ClientSession } from './request/client-session';
export type { RequestChanges } from './request/request-changes';
export type { BoundContent, EnvelopeSpans, RequestEnvelope, RequestTarget } from './request/request-envelope';
export { textsOfAnswer, textsOfEvent } from './spoken/spoken-texts';
export { type StopReason, stopReasonOf, stopReasons } from './spoken/stop-reason';
export { encodeSseFrame } from './sse/encode-sse-frame';
export { SseDecoder, type SseFrame } from './sse/sse-decoder';
export type { JsonAnswer, Metered, StreamMeter } from './stream-meter';
export type { ModelTraits } from './translation/model-traits';
export type { OpaqueSealer } from './translation/opaque-sealer';
export type { RequestHints } from './translation/request-hints';
export type { StreamEncoder } from './translation/stream-encoder';
export type {
  ProtocolEvent,
  StreamTranslation,
  Translation,
  TranslationContext,
  Translator,
} from './translation/translator';
export { countTranslatorBetween } from './translators/count-tokens';
export { translatorBetween } from './translators/translator-between';
export { UntranslatableError } from './translation/untranslatable-error';
