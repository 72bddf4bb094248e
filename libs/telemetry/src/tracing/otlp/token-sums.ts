import type { Attributes } from '@opentelemetry/api';
import { type GenAiNames, attributeNames } from '../genai-names';
import type { UsedTokens } from '../tracing';
import type { TokenSums } from './genai-metrics';

/** The conventions count what was read from and written to a cache as input, too. */
export function tokenSums(used: readonly UsedTokens[]): TokenSums {
  const sum = (of: (entry: UsedTokens) => number): number => used.reduce((total, entry) => total + of(entry), 0);
  const cacheRead = sum(({ usage }) => usage.cacheRead);
  const cacheWrite = sum(({ usage }) => usage.cacheWrite5m + usage.cacheWrite1h);
  return {
    ...{ cacheRead, cacheWrite },
    input: sum(({ usage }) => usage.input) + cacheRead + cacheWrite,
    output: sum(({ usage }) => usage.output),
    reasoning: sum(({ reasoningTokens = 0 }) => reasoningTokens),
  };
}

export function tokenAttributes(tokens: TokenSums, names: GenAiNames): Attributes {
  return {
    [attributeNames.inputTokens]: tokens.input,
    [attributeNames.outputTokens]: tokens.output,
    ...(tokens.cacheRead > 0 ? { [attributeNames.cacheReadTokens]: tokens.cacheRead } : {}),
    ...(tokens.cacheWrite > 0 ? { [names.cacheWriteTokens]: tokens.cacheWrite } : {}),
    ...(tokens.reasoning > 0 ? { [attributeNames.reasoningTokens]: tokens.reasoning } : {}),
  };
}
