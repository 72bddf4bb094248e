/** What servers of Chat Completions differ in. */
export interface ChatDialect {
  /**
   * The member that limits the answer. OpenAI's own models want the newer `max_completion_tokens`; older and compatible servers know only
   * `max_tokens`, and nothing of `safety_identifier` and `prompt_cache_key` either.
   */
  readonly maxTokensField: 'max_completion_tokens' | 'max_tokens';
}
