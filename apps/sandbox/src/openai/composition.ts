import type { TokenUsage } from '@app/common';

/** One call of a tool. `pieces` join to the JSON text of its arguments, or to the text that a custom tool takes. */
export interface ComposedCall {
  readonly kind: 'function' | 'custom';
  readonly callId: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly pieces: readonly string[];
}

/** What the simulated model says, before it takes the form of an API. A piece is what one delta carries. */
export interface Composition {
  /** Null where the model does not reason. */
  readonly thought: readonly string[] | null;
  readonly text: readonly string[];
  /** What the model says in place of an answer that it does not want to give. */
  readonly refusal: readonly string[];
  /** There is either text or a refusal or calls. */
  readonly calls: readonly ComposedCall[];
  readonly ending: 'stop' | 'length' | 'tool-calls' | 'content-filter';
  readonly usage: TokenUsage;
  /** A part of `usage.output`. */
  readonly reasoningTokens: number;
  /** Milliseconds between two deltas. */
  readonly gapMs: number;
}

/** Milliseconds that a whole answer takes which says the same without streaming. */
export const durationMs = ({ gapMs, text }: Composition): number => gapMs * text.length;
