import { camelCaseOf, memberOf, objectIn } from '../../../gemini/members';
import { type JsonObject, asList, asObject, asText } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { CONFIG } from './generation';
import type { RequestNotes } from './request-notes';

/** Members that are translated, or say nothing but which model is meant. */
const spoken: ReadonlySet<string> = new Set([
  ...['model', 'contents', 'systemInstruction', 'tools', 'toolConfig', 'generationConfig', 'serviceTier'],
]);
const spokenOfConfig: ReadonlySet<string> = new Set([
  ...['temperature', 'topP', 'topK', 'maxOutputTokens', 'stopSequences', 'candidateCount', 'thinkingConfig'],
  ...['responseMimeType', 'responseSchema', 'responseJsonSchema', 'responseModalities'],
]);

const spokenOfToolConfig: ReadonlySet<string> = new Set(['functionCallingConfig']);
const TOOL_CONFIG = 'toolConfig';

/** Notes the members that Anthropic has no words for and that can be left out, which are all that nobody here knows. */
export function noteUnspoken(request: JsonObject, { dropped }: RequestNotes): void {
  dropped.push(...unspokenOf(request, spoken));
  dropped.push(...unspokenOf(objectIn(request, CONFIG) ?? {}, spokenOfConfig).map((name) => `${CONFIG}.${name}`));
  const toolConfig = objectIn(request, TOOL_CONFIG) ?? {};
  dropped.push(...unspokenOf(toolConfig, spokenOfToolConfig).map((name) => `${TOOL_CONFIG}.${name}`));
  dropped.push(...schedulesIn(request));
}

/** When a result is to be talked of, in conversations that go on meanwhile. */
function schedulesIn({ contents }: JsonObject): string[] {
  return asList(contents).flatMap((content, turn) =>
    asList(asObject(content)?.parts).flatMap((part, place) => {
      const result = objectIn(asObject(part) ?? {}, 'functionResponse');
      const isSaid = (result?.scheduling ?? null) !== null;
      return isSaid ? [`contents.${turn}.parts.${place}.functionResponse.scheduling`] : [];
    }),
  );
}

const unspokenOf = (object: JsonObject, known: ReadonlySet<string>): string[] =>
  Object.entries(object).flatMap(([name, value]) =>
    known.has(camelCaseOf(name)) || value === null || value === false ? [] : [camelCaseOf(name)],
  );

/** @throws UntranslatableError for what would be another answer than the one asked for */
export function refuseImpossible(request: JsonObject, config: JsonObject | undefined): void {
  for (const name of ['cachedContent', 'continuationToken']) {
    const value = memberOf(request, name);
    if (value !== undefined && value !== null && value !== '')
      throw new UntranslatableError(name, 'what is stored at Google cannot be read from here');
  }
  const count = memberOf(config, 'candidateCount');
  if (count !== undefined && count !== null && count !== 1)
    throw new UntranslatableError(`${CONFIG}.candidateCount`, 'the model gives one answer at a time');
  const path = `${CONFIG}.responseModalities`;
  const index = asList(memberOf(config, 'responseModalities')).findIndex(
    (modality) => asText(modality)?.toUpperCase() !== 'TEXT',
  );
  if (index >= 0) throw new UntranslatableError(`${path}.${index}`, 'the model answers in text only');
}

const tiers: Readonly<Record<string, string>> = { standard: 'standard_only', priority: 'auto' };

/** `service_tier` of the request to Anthropic. */
export function readServiceTier(request: JsonObject, { dropped }: RequestNotes): string | undefined {
  const tier = asText(memberOf(request, 'serviceTier'))?.toLowerCase();
  if (tier === undefined || tier === '') return undefined;
  const known = Object.hasOwn(tiers, tier) ? tiers[tier] : undefined;
  if (known === undefined) dropped.push('serviceTier');
  return known;
}
