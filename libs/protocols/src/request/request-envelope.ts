import type { Span } from '../json/read-top-level-fields';
import type { Protocol } from '../protocol';

/**
 * What a conversation carries that only its account can read. `signed`: signatures of thinking and encrypted reasoning, which are bound to
 * an organisation. `stored`: what lives in the account, such as containers, files and stored answers.
 */
export type BoundContent = 'free' | 'signed' | 'stored';

/** What the relay has to know of a client's request; everything else stays bytes. */
export interface RequestEnvelope {
  readonly protocol: Protocol;
  readonly model: string;
  readonly isStreaming: boolean;
  /** Undefined where it is absent or no number. */
  readonly maxTokens: number | undefined;
  readonly boundContent: BoundContent;
  readonly spans: EnvelopeSpans;
}

/** Where members of the outermost object stand in the body; absent: they are not there, or their protocol has none of that name. */
export interface EnvelopeSpans {
  readonly model?: Span | undefined;
  readonly messages?: Span | undefined;
  readonly system?: Span | undefined;
  readonly metadata?: Span | undefined;
  readonly input?: Span | undefined;
  readonly instructions?: Span | undefined;
  readonly contents?: Span | undefined;
  readonly systemInstruction?: Span | undefined;
  readonly request?: Span | undefined;
  readonly promptCacheKey?: Span | undefined;
}

/** What the request line says of a request in protocols that do not say it in the body. */
export interface RequestTarget {
  readonly model?: string;
  readonly isStreaming?: boolean;
}
