import type { TokenUsage } from '@app/common';
import type { Reply } from './reply';

/** The `usage` object of `message_start` and of a JSON answer. */
export function fullUsage(usage: TokenUsage, thinkingTokens: number | null): string {
  const details = thinkingTokens === null ? 'null' : `{"thinking_tokens":${thinkingTokens}}`;
  return (
    `{"input_tokens":${usage.input},"cache_creation_input_tokens":${usage.cacheWrite5m + usage.cacheWrite1h},` +
    `"cache_read_input_tokens":${usage.cacheRead},"cache_creation":{"ephemeral_5m_input_tokens":${usage.cacheWrite5m},` +
    `"ephemeral_1h_input_tokens":${usage.cacheWrite1h}},"output_tokens":${usage.output},"output_tokens_details":${details},` +
    `"server_tool_use":null,"service_tier":"standard","speed":null,"inference_geo":null}`
  );
}

/** The cumulative `usage` object of `message_delta`. It has no split of the cache writes, like the real one. */
export function deltaUsage({ usage, thinkingTokens }: Reply): string {
  const details = thinkingTokens === 0 ? '' : `,"output_tokens_details":{"thinking_tokens":${thinkingTokens}}`;
  return (
    `{"input_tokens":${usage.input},"cache_creation_input_tokens":${usage.cacheWrite5m + usage.cacheWrite1h},` +
    `"cache_read_input_tokens":${usage.cacheRead},"output_tokens":${usage.output}${details}}`
  );
}
