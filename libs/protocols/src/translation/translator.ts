import type { JsonObject } from '../json/json-object';
import type { Protocol } from '../protocol';
import type { ModelTraits } from './model-traits';
import type { OpaqueSealer } from './opaque-sealer';
import type { RequestHints } from './request-hints';

/** One event of a stream, decoded. Its framing belongs to the protocol, see `stream-encoder.ts`. */
export interface ProtocolEvent {
  /** The event's name on the wire; absent in protocols whose events have none. */
  readonly name?: string;
  readonly data: JsonObject;
}

/** What a translation has to know beside the request. */
export interface TranslationContext {
  /** Ours; ids in answers are made of it, so that they are the same for the same request. */
  readonly requestId: string;
  /** Milliseconds since the epoch, for `created` fields. */
  readonly now: number;
  /** The name that the client asked for, which its answer has to show, and the one that the account knows. */
  readonly model: { readonly asked: string; readonly upstream: string };
  /** Of the upstream's model. */
  readonly traits: ModelTraits;
  readonly sealer: OpaqueSealer;
  /** The client wants a stream; for protocols that do not say so in the body. */
  readonly isStreaming?: boolean;
  /** What the protocols on the way here had no words for. */
  readonly hints?: RequestHints;
}

/** One request between two protocols, with what its answer needs to find its way back. Not used for a second request. */
export interface Translation {
  /** The request in the upstream's protocol, model and `stream` included where that protocol says them in the body. */
  readonly body: JsonObject;
  /** Members of the client's request that were left out because they change nothing that matters, as paths. */
  readonly dropped: readonly string[];
  /** For the next translator on the way. */
  readonly hints?: RequestHints;
  /** A whole good answer of the upstream in the client's protocol. */
  answer(body: JsonObject): JsonObject;
  /** For a streamed answer; asked for once. */
  stream(): StreamTranslation;
}

/** Turns the upstream's events into the client's. Events between them may be held back; none is lost or said twice. */
export interface StreamTranslation {
  push(event: ProtocolEvent): readonly ProtocolEvent[];
  /** The upstream closed. Says the protocol's own error where its answer has not come to its end: an end is never invented. */
  end(): readonly ProtocolEvent[];
}

/** From the client's protocol to the upstream's, and back. Pure. */
export interface Translator {
  readonly from: Protocol;
  readonly to: Protocol;
  /** @throws UntranslatableError naming what the upstream's protocol cannot say, or what is malformed */
  translate(request: JsonObject, context: TranslationContext): Translation;
}
