import type { TokenUsage } from '@app/common';

export type ReplyBlock =
  | { readonly type: 'thinking'; readonly pieces: readonly string[]; readonly signature: string }
  | { readonly type: 'redacted_thinking'; readonly pieces: readonly []; readonly data: string }
  | { readonly type: 'text'; readonly pieces: readonly string[] }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly pieces: readonly string[] };

/** What the simulated model says, before it takes the form of JSON or of events. A piece is what one delta carries. */
export interface Reply {
  readonly blocks: readonly ReplyBlock[];
  readonly stopReason: 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use';
  readonly stopSequence: string | null;
  readonly usage: TokenUsage;
  readonly thinkingTokens: number;
  /** Milliseconds between two deltas. */
  readonly gapMs: number;
}
