/** A tool that the model may call; those that the server runs itself are none. */
export interface CallableTool {
  readonly kind: 'function' | 'custom';
  readonly name: string;
  /** The `namespace` tool that it stands in; null: none. */
  readonly namespace: string | null;
  /** JSON schema of what a function takes; a custom tool takes a text. */
  readonly schema: unknown;
}

/** What the simulated model needs to know of a request, by whichever API it came. */
export interface Prompt {
  readonly model: string;
  /** What the user typed last. */
  readonly question: string;
  /** What a tool answered last; null where the conversation does not end with that. */
  readonly toolResult: string | null;
  readonly tools: readonly CallableTool[];
  /** Or the name of the one tool that has to be called. */
  readonly toolChoice: 'none' | 'auto' | 'required' | { readonly name: string };
  readonly mayCallInParallel: boolean;
  readonly format:
    { readonly type: 'text' | 'json_object' } | { readonly type: 'json_schema'; readonly schema: unknown };
  /** Output tokens, reasoning included; Infinity: no limit. */
  readonly mostTokens: number;
  /** A text or a list of texts that end the answer. */
  readonly stops: unknown;
  readonly reasons: boolean;
}
