import type { TokenUsage } from '@app/common';
import type { JsonObject } from '@app/protocols';

export interface FunctionCall {
  readonly kind: 'call';
  readonly id: string;
  readonly name: string;
  readonly args: JsonObject;
}

/** A piece is what one chunk of a stream carries; calls and pictures come whole. */
export type ReplyPart =
  { readonly kind: 'thought' | 'text'; readonly pieces: readonly string[] } | { readonly kind: 'image' } | FunctionCall;

/** What the simulated model says, before it takes the form of one response or of many. */
export interface GeminiReply {
  readonly parts: readonly ReplyPart[];
  readonly finishReason: 'STOP' | 'MAX_TOKENS';
  readonly usage: TokenUsage;
  /** A part of the output. */
  readonly thoughtTokens: number;
  /** Proof of the thoughts, where the model had some: base64. */
  readonly signature: string | null;
  /** The prompt was refused as a whole: there is no candidate. */
  readonly blocked: boolean;
  /** Milliseconds between two chunks. */
  readonly gapMs: number;
}
