import { type JsonObject, asNumber, asObject, asText, withoutUndefined } from '../../../json/json-object';
import { nearestEffort } from '../../../openai-responses/nearest-effort';
import type { TranslationContext } from '../../../translation/translator';

/** Tokens of thinking from which on it is that much effort (protocols.md 9.3). */
const MEDIUM_BUDGET = 4_096;
const HIGH_BUDGET = 16_384;

/**
 * `reasoning` of the upstream's request: effort in words that its model knows, and a summary, so that there is a text of the thinking.
 * Undefined: nothing was said, or the model does not reason.
 */
export function reasoningOf(request: JsonObject, { traits, hints }: TranslationContext): JsonObject | undefined {
  if (traits.thinking === 'none') return undefined;
  const thinking = asObject(request.thinking);
  const wanted = hints?.reasoningEffort ?? effortOf(request, thinking);
  const effort = wanted === undefined ? undefined : nearestEffort(wanted, traits.efforts);
  const isThinking = thinking?.type === 'enabled' || thinking?.type === 'adaptive';
  const shows = hints?.showsReasoning ?? (isThinking && thinking.display !== 'omitted');
  const reasoning = withoutUndefined({ effort, summary: shows && wanted !== 'none' ? 'auto' : undefined });
  return Object.keys(reasoning).length === 0 ? undefined : reasoning;
}

function effortOf(request: JsonObject, thinking: JsonObject | undefined): string | undefined {
  if (thinking?.type === 'disabled') return 'none';
  const said = asText(asObject(request.output_config)?.effort);
  const budget = asNumber(thinking?.budget_tokens);
  if (said !== undefined || thinking?.type !== 'enabled' || budget === undefined) return said;
  if (budget < MEDIUM_BUDGET) return 'low';
  return budget < HIGH_BUDGET ? 'medium' : 'high';
}
