import { objectIn, memberOf } from '../../../gemini/members';
import { type JsonObject, asNumber, asText, withoutUndefined } from '../../../json/json-object';
import type { RequestHints } from '../../../translation/request-hints';

/** OpenAI's words for Google's tiers. */
const tiers: Readonly<Record<string, string>> = { standard: 'default', flex: 'flex', priority: 'priority' };

/** What the request says and Anthropic Messages has no exact words for. */
export function readHints(request: JsonObject): RequestHints {
  const config = objectIn(request, 'generationConfig');
  const thinking = objectIn(config, 'thinkingConfig');
  const tier = asText(memberOf(request, 'serviceTier'))?.toLowerCase();
  const level = asText(memberOf(thinking, 'thinkingLevel'))?.toLowerCase();
  const isOff = memberOf(thinking, 'thinkingBudget') === 0;
  return withoutUndefined({
    temperature: asNumber(memberOf(config, 'temperature')),
    topP: asNumber(memberOf(config, 'topP')),
    seed: asNumber(memberOf(config, 'seed')),
    presencePenalty: asNumber(memberOf(config, 'presencePenalty')),
    frequencyPenalty: asNumber(memberOf(config, 'frequencyPenalty')),
    reasoningEffort: isOff ? 'none' : level,
    serviceTier: tier !== undefined && Object.hasOwn(tiers, tier) ? tiers[tier] : undefined,
    showsReasoning: memberOf(thinking, 'includeThoughts') === true ? true : undefined,
  });
}
