/** What the upstream's model can be told. From `config/models.json`. */
export interface ModelTraits {
  /** `temperature`, `top_p` and `top_k` are accepted (protocols.md 0.3). */
  readonly sampling: boolean;
  /** How thinking is asked for: `adaptive` by effort, `budget` in tokens, `level` in words of Gemini 3. */
  readonly thinking: 'none' | 'adaptive' | 'budget' | 'level';
  /** Words of effort that are accepted, the least first. */
  readonly efforts: readonly string[];
  /** The conversation may end with an assistant turn that is to be gone on with. */
  readonly prefill: boolean;
  /** Accepts a JSON schema for its answer. */
  readonly structuredOutput: boolean;
  /** `role: system` may stand between other turns. */
  readonly midSystem: boolean;
  /** Tokens of an answer at most; undefined: not known. */
  readonly maxOutputTokens: number | undefined;
}
