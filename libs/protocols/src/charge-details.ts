import type { ServerTool, ServerToolUses, ServiceClass, TokenUsage } from '@app/common';
import type { ModelUsage } from './model-usage';

/** What an answer says of its charging besides tokens; undefined: it says nothing of it. */
export interface ChargeDetails {
  readonly reasoningTokens?: number | undefined;
  readonly serviceClass?: ServiceClass | undefined;
  readonly inferenceRegion?: string | undefined;
  readonly serverTools?: ServerToolUses | undefined;
}

/** An entry without members that say nothing. No more tokens were thought than came out, whatever an upstream says. */
export function modelUsageOf(model: string | undefined, usage: TokenUsage, details: ChargeDetails): ModelUsage {
  const { reasoningTokens, serviceClass = 'standard', inferenceRegion, serverTools } = details;
  return {
    model,
    usage,
    ...(reasoningTokens === undefined ? {} : { reasoningTokens: Math.min(reasoningTokens, usage.output) }),
    ...(serviceClass === 'standard' ? {} : { serviceClass }),
    ...(inferenceRegion === undefined ? {} : { inferenceRegion }),
    ...(serverTools === undefined ? {} : { serverTools }),
  };
}

/** Undefined where no tool was used. */
export function serverToolUses(counts: Readonly<Partial<Record<ServerTool, number>>>): ServerToolUses | undefined {
  const used = Object.entries(counts).filter(([, count]) => count > 0);
  return used.length === 0 ? undefined : Object.fromEntries(used);
}
