import { type JsonObject, asNumber, asObject, asText } from '../../../json/json-object';
import { nearestEffort } from '../../../openai-responses/nearest-effort';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** What Claude Code asks for of models that it does not know (clients.md 2). */
const USUAL_MAX_TOKENS = 32_000;
const LEAST_BUDGET = 1_024;
/** Tokens of thinking for models that count it in tokens (protocols.md 9.1). */
const budgets: Readonly<Record<string, number>> = {
  ...{ minimal: 1_024, low: 1_024, medium: 4_096, high: 16_384, xhigh: 32_768, max: 32_768 },
};

export interface GenerationSettings {
  readonly maxTokens: number;
  /** Undefined: the model does as it is used to. */
  readonly thinking?: JsonObject;
  readonly effort?: string;
  readonly temperature?: number;
  readonly topP?: number;
}

interface Wishes {
  readonly request: JsonObject;
  readonly traits: ModelTraits;
  readonly dropped: string[];
  /** The history does not allow for thinking, or the request does not. */
  readonly canThink: boolean;
}

/** Length, thinking and sampling, which depend on each other (protocols.md 0.3, 9.1, 9.2). */
export function generationSettings({ request, traits, dropped, canThink }: Wishes): GenerationSettings {
  const longest = traits.maxOutputTokens ?? Infinity;
  const maxTokens = Math.min(wantedTokens(request) ?? traits.maxOutputTokens ?? USUAL_MAX_TOKENS, longest);
  const { thinking, effort, leastTokens } = thinkingOf(asObject(request.reasoning), {
    maxTokens,
    longest,
    traits,
    canThink,
    dropped,
  });
  const isThinking = thinking !== undefined && thinking.type !== 'disabled';
  return {
    maxTokens: Math.max(maxTokens, leastTokens ?? 0),
    ...(thinking ? { thinking } : {}),
    ...(effort === undefined ? {} : { effort }),
    ...samplingOf(request, traits.sampling && !isThinking, dropped),
  };
}

function wantedTokens({ max_output_tokens: said = null }: JsonObject): number | undefined {
  if (said === null) return undefined;
  const tokens = Math.floor(asNumber(said) ?? 0);
  if (tokens < 1) throw new UntranslatableError('max_output_tokens', 'must be a number above 0');
  return tokens;
}

interface Thinking {
  readonly thinking?: JsonObject;
  readonly effort?: string;
  /** The answer is to have room besides its thinking. */
  readonly leastTokens?: number;
}

interface ThinkingScope extends Pick<Wishes, 'traits' | 'dropped' | 'canThink'> {
  readonly maxTokens: number;
  readonly longest: number;
}

function thinkingOf(reasoning: JsonObject | undefined, scope: ThinkingScope): Thinking {
  const { traits, dropped, canThink, maxTokens, longest } = scope;
  if (!reasoning) return {};
  if (traits.thinking === 'none') {
    dropped.push('reasoning');
    return {};
  }
  const word = asText(reasoning.effort);
  if (word === 'none' || !canThink) return { thinking: { type: 'disabled' } };
  if (traits.thinking !== 'budget') {
    const effort = word === undefined ? undefined : nearestEffort(word === 'minimal' ? 'low' : word, traits.efforts);
    const display = wantsSummary(reasoning) ? 'summarized' : 'omitted';
    return { thinking: { type: 'adaptive', display }, ...(effort === undefined ? {} : { effort }) };
  }
  const wanted = budgets[word !== undefined && Object.hasOwn(budgets, word) ? word : 'medium'] ?? LEAST_BUDGET;
  const leastTokens = maxTokens > wanted ? maxTokens : Math.min(maxTokens + wanted, longest);
  const budget = Math.min(wanted, leastTokens - 1);
  if (budget < LEAST_BUDGET) return { thinking: { type: 'disabled' } };
  return { thinking: { type: 'enabled', budget_tokens: budget }, leastTokens };
}

/** The client wants to read what the model thought. `generate_summary` is the older name. */
export function wantsSummary(reasoning: JsonObject | undefined): boolean {
  return (reasoning?.summary ?? reasoning?.generate_summary ?? 'none') !== 'none';
}

/** Anthropic's temperature ends at 1, and goes with either of the two, not both. */
function samplingOf(
  request: JsonObject,
  isAccepted: boolean,
  dropped: string[],
): { readonly temperature?: number; readonly topP?: number } {
  const [temperature, topP] = [asNumber(request.temperature), asNumber(request.top_p)];
  if (!isAccepted && temperature !== undefined) dropped.push('temperature');
  if (topP !== undefined && (!isAccepted || temperature !== undefined)) dropped.push('top_p');
  if (!isAccepted) return {};
  if (temperature !== undefined) return { temperature: Math.min(Math.max(temperature, 0), 1) };
  return topP === undefined ? {} : { topP };
}
