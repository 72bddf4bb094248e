import type { TokenUsage } from '@app/common';

export const inputTokens = (usage: TokenUsage): number =>
  usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;

/** `usage` of Chat Completions. Unlike Anthropic's figures, `prompt_tokens` has the cached ones in it. */
export function chatUsage(usage: TokenUsage, reasoningTokens: number): string {
  const prompt = inputTokens(usage);
  const writes = usage.cacheWrite5m + usage.cacheWrite1h;
  return (
    `{"prompt_tokens":${prompt},"completion_tokens":${usage.output},"total_tokens":${prompt + usage.output},` +
    `"prompt_tokens_details":{"cached_tokens":${usage.cacheRead},"cache_write_tokens":${writes},"audio_tokens":0},` +
    `"completion_tokens_details":{"reasoning_tokens":${reasoningTokens},"audio_tokens":0,` +
    `"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}`
  );
}

/** `usage` of Responses. */
export function responseUsage(usage: TokenUsage, reasoningTokens: number): object {
  const input = inputTokens(usage);
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: usage.cacheRead,
      cache_write_tokens: usage.cacheWrite5m + usage.cacheWrite1h,
      cache_write_tokens_details: { ttl_30m_tokens: usage.cacheWrite5m, ttl_12h_tokens: usage.cacheWrite1h },
    },
    output_tokens: usage.output,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: input + usage.output,
  };
}
