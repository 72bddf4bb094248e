import type { ServerToolUses, ServiceClass } from '@app/common';
import { serverToolUses } from '../charge-details';
import { type JsonObject, asCount, asObject, asSaidCount, asText } from '../json/json-object';

/** Of the output tokens those that were thought. */
export const reasoningTokensOf = (usage: JsonObject): number | undefined =>
  asSaidCount(asObject(usage.output_tokens_details)?.thinking_tokens);

/**
 * `speed` weighs more than `service_tier`: fast answers have a price of their own (protocols.md 1.5, 10.1). A class that nobody knows is the
 * standard one; undefined where nothing is said.
 */
export function serviceClassOf({ speed, service_tier: tier }: JsonObject): ServiceClass | undefined {
  if (speed === 'fast') return 'fast';
  if (tier === 'priority' || tier === 'batch') return tier;
  return typeof speed === 'string' || typeof tier === 'string' ? 'standard' : undefined;
}

/** Says that an answer was made anywhere, or that nobody knows where. */
const anywhere: ReadonlySet<string> = new Set(['global', 'not_available']);
const region = /^[a-z0-9][a-z0-9_-]{0,31}$/;

/** Undefined where it may have been made anywhere, and for what is no name of a region: it is kept with the books. */
export function inferenceRegionOf({ inference_geo: geo }: JsonObject): string | undefined {
  const name = asText(geo)?.toLowerCase();
  return name !== undefined && region.test(name) && !anywhere.has(name) ? name : undefined;
}

export function serverToolsOf({ server_tool_use: tools }: JsonObject): ServerToolUses | undefined {
  const uses = asObject(tools);
  return serverToolUses({
    webSearch: asCount(uses?.web_search_requests),
    webFetch: asCount(uses?.web_fetch_requests),
  });
}
