import type { TokenUsage } from '@app/common';
import type { PromptCount } from './count-prompt';

export interface UsageFigures {
  readonly usage: TokenUsage;
  readonly thoughtTokens: number;
  readonly prompt: PromptCount;
  /** Vertex AI says how the request was paid for. */
  readonly trafficType: string | null;
}

const modalities = (text: number, image = 0): object[] => [
  { modality: 'TEXT', tokenCount: text },
  ...(image > 0 ? [{ modality: 'IMAGE', tokenCount: image }] : []),
];

/**
 * `usageMetadata`: the prompt includes what came from the cache, the candidates exclude the thoughts.
 * https://ai.google.dev/api/generate-content#UsageMetadata
 */
export function usageMetadata({ usage, thoughtTokens, prompt, trafficType }: UsageFigures): object {
  const candidates = usage.output - thoughtTokens;
  const total = usage.input + usage.cacheRead;
  return {
    promptTokenCount: total,
    ...(candidates > 0 && { candidatesTokenCount: candidates }),
    totalTokenCount: total + usage.output,
    ...(usage.cacheRead > 0 && { cachedContentTokenCount: usage.cacheRead }),
    ...(trafficType !== null && { trafficType }),
    promptTokensDetails: modalities(total - prompt.media, prompt.media),
    ...(usage.cacheRead > 0 && { cacheTokensDetails: modalities(usage.cacheRead) }),
    ...(thoughtTokens > 0 && { thoughtsTokenCount: thoughtTokens }),
  };
}
