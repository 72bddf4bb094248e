export { anthropicErrorBody, anthropicErrorEvent } from './anthropic/error-envelope';
export { meterJsonAnswer } from './anthropic/meter-json-answer';
export { readAnthropicEnvelope } from './anthropic/request/read-envelope';
export { countMessages, isUserMessage, rewriteRequest } from './anthropic/request/rewrite';
export { readClientSession } from './anthropic/request/session';
export { AnthropicStreamMeter } from './anthropic/stream-meter';
export { sumOfTokens } from './anthropic/usage';
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
  parseJsonObject,
  withoutUndefined,
} from './json/json-object';
export { JsonSyntaxError } from './json/json-syntax-error';
export { type Span, readTopLevelFields } from './json/read-top-level-fields';
export type { ModelUsage } from './model-usage';
export { type Protocol, protocols } from './protocol';
export type { ProtocolKit } from './protocol-kit';
export type { ClientHeaders, ClientSession } from './request/client-session';
export type { RequestChanges } from './request/request-changes';
export type { BoundContent, EnvelopeSpans, RequestEnvelope, RequestTarget } from './request/request-envelope';
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
export { UntranslatableError } from './translation/untranslatable-error';
