import { type TokenUsage, noTokens } from '@app/common';
import { modelUsageOf } from '../charge-details';
import { type JsonObject, asCount, asObject, isJsonObject } from '../json/json-object';
import type { ModelUsage } from '../model-usage';
import { inferenceRegionOf, reasoningTokensOf, serverToolsOf, serviceClassOf } from './charge-details';

export type AnthropicUsage = JsonObject;

/** Figures of a `message_delta` are cumulative: they replace what `message_start` said, and null says nothing. Never add them. */
export function mergeUsage(earlier: AnthropicUsage, later: AnthropicUsage): AnthropicUsage {
  const said = Object.entries(later).filter(([, value]) => value !== null && value !== undefined);
  return { ...earlier, ...Object.fromEntries(said) };
}

/**
 * Tokens in classes that do not overlap. `input_tokens` already excludes what was read from or written to the cache. Cache writes
 * whose lifetime is not said are the five-minute ones.
 */
export function tokensOf(usage: AnthropicUsage): TokenUsage {
  const split = asObject(usage.cache_creation) ?? {};
  const cacheWrite1h = asCount(split.ephemeral_1h_input_tokens);
  const cacheWrites = Math.max(
    asCount(usage.cache_creation_input_tokens),
    asCount(split.ephemeral_5m_input_tokens) + cacheWrite1h,
  );
  return {
    input: asCount(usage.input_tokens),
    cacheRead: asCount(usage.cache_read_input_tokens),
    cacheWrite5m: cacheWrites - cacheWrite1h,
    cacheWrite1h,
    output: asCount(usage.output_tokens),
  };
}

/**
 * What has to be priced, model by model. The top-level figures belong to the model that served, which is that of the last
 * `fallback_message` where there is one. `iterations` (beta) can name other
 * models: `compaction` and `advisor_message` tokens are not in the top-level figures; where message entries name more than one model,
 * each of them is priced on its own. Class and region are those of the request where an iteration says none; tools are counted once, with
 * the model that served (protocols.md 1.5).
 */
export function usageByModel(usage: AnthropicUsage, servedModel: string | undefined): ModelUsage[] {
  const iterations = Array.isArray(usage.iterations) ? usage.iterations.filter(isJsonObject) : [];
  const messages = iterations.filter(({ type }) => type === 'message' || type === 'fallback_message');
  const extras = iterations.filter(({ type }) => type === 'compaction' || type === 'advisor_message');
  const modelOf = (entry: AnthropicUsage): string | undefined =>
    typeof entry.model === 'string' ? entry.model : servedModel;
  const serverTools = serverToolsOf(usage);
  const priceOf = (entry: AnthropicUsage, model = modelOf(entry), isServed = false): ModelUsage =>
    modelUsageOf(model, tokensOf(entry), {
      reasoningTokens: reasoningTokensOf(entry),
      serviceClass: serviceClassOf(entry) ?? serviceClassOf(usage),
      inferenceRegion: inferenceRegionOf(entry) ?? inferenceRegionOf(usage),
      serverTools: isServed ? serverTools : undefined,
    });
  const fallback = messages.findLast(({ type }) => type === 'fallback_message');
  const severalModels = new Set(messages.map(modelOf)).size > 1;
  const served = severalModels ? messages.at(-1) : undefined;
  return [
    ...(severalModels
      ? messages.map((entry) => priceOf(entry, modelOf(entry), entry === served))
      : [priceOf(usage, fallback ? modelOf(fallback) : servedModel, true)]),
    ...extras.map((entry) => priceOf(entry)),
  ];
}

export function sumOfTokens(entries: readonly ModelUsage[]): TokenUsage {
  return entries.reduce(
    (sum, { usage }) => ({
      input: sum.input + usage.input,
      cacheRead: sum.cacheRead + usage.cacheRead,
      cacheWrite5m: sum.cacheWrite5m + usage.cacheWrite5m,
      cacheWrite1h: sum.cacheWrite1h + usage.cacheWrite1h,
      output: sum.output + usage.output,
    }),
    noTokens,
  );
}
