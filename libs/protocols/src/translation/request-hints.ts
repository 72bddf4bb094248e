/**
 * What a client said and Anthropic Messages, through which all translations go, has no words for: the upstream's protocol may have some.
 * Numbers and words are as the client wrote them.
 */
export interface RequestHints {
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly presencePenalty?: number;
  readonly frequencyPenalty?: number;
  /** OpenAI's word, such as `minimal`. */
  readonly reasoningEffort?: string;
  readonly verbosity?: string;
  readonly promptCacheKey?: string;
  readonly serviceTier?: string;
  /** The client wants the text of the reasoning. */
  readonly showsReasoning?: boolean;
}
