import { type TokenUsage } from '@app/common';
import { modelUsageOf, serverToolUses } from '../charge-details';
import { asText, type JsonObject } from '../json/json-object';
import type { ModelUsage } from '../model-usage';
import { serviceClassOfTier } from '../openai/service-class';
import { saidReasoningTokensOf } from './usage';
import { webSearchesOf } from './web-searches';

/** What an answer says beside its `usage`. */
export interface ChatAnswerFacts {
  readonly model: unknown;
  readonly serviceTier: unknown;
  readonly hasCitation: boolean;
}

/** @param usage as the answer says it; undefined: not at all */
export function chatModelUsage(
  { model, serviceTier, hasCitation }: ChatAnswerFacts,
  usage: JsonObject | undefined,
  tokens: TokenUsage,
): ModelUsage {
  return modelUsageOf(asText(model), tokens, {
    reasoningTokens: usage && saidReasoningTokensOf(usage),
    serviceClass: serviceClassOfTier(serviceTier),
    serverTools: serverToolUses({ webSearch: webSearchesOf(usage, hasCitation) }),
  });
}
