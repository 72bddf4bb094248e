import { type JsonObject, asNumber, asText } from '../../../json/json-object';
import { fitEffort } from '../../../openai/fit-effort';
import { optionalObject } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';

/** What each word of effort is worth in tokens of Gemini 2.5. */
const budgets: Readonly<Record<string, number>> = {
  ...{ minimal: 1_024, low: 1_024, medium: 8_192, high: 24_576, xhigh: 32_768, max: 32_768 },
};
/** `thinkingLevel`, in small letters. */
const levels: readonly string[] = ['minimal', 'low', 'medium', 'high'];
/** The model decides. */
const AUTOMATIC = -1;
/** Tokens to think with from which an effort is no longer the lesser one (protocols.md 9.3). */
const MEDIUM_BUDGET = 4_000;
const HIGH_BUDGET = 16_000;

/**
 * `thinkingConfig`: a budget or a level, never both (protocols.md 9.4). Undefined: nothing is said of it, and the model does as it is used
 * to. @throws UntranslatableError
 */
export function readThinking(
  request: JsonObject,
  { traits, hints, model }: TranslationContext,
  dropped: string[],
): JsonObject | undefined {
  const thinking = optionalObject(request.thinking, 'thinking');
  const effort = hints?.reasoningEffort ?? asText(optionalObject(request.output_config, 'output_config')?.effort);
  if (!thinking && effort === undefined) return undefined;
  const isOff = hints?.reasoningEffort === 'none' || thinking?.type === 'disabled';
  if (traits.thinking === 'none') {
    if (!isOff) dropped.push(thinking ? 'thinking' : 'output_config.effort');
    return undefined;
  }
  const budget = thinking?.type === 'enabled' ? asNumber(thinking.budget_tokens) : undefined;
  const shows = !isOff && (hints?.showsReasoning ?? (thinking !== undefined && thinking.display !== 'omitted'));
  const shown = shows ? { includeThoughts: true } : {};
  if (traits.thinking === 'budget')
    return {
      thinkingBudget: isOff ? fitBudget(0, model.upstream) : budgetOf(effort, budget, model.upstream),
      ...shown,
    };
  const word = isOff ? 'none' : (effort ?? wordOf(budget));
  const accepted = traits.efforts.filter((each) => levels.includes(each));
  const level = word === undefined ? undefined : fitEffort(word, accepted);
  const config = { ...(level === undefined ? {} : { thinkingLevel: level.toUpperCase() }), ...shown };
  return Object.keys(config).length > 0 ? config : undefined;
}

function budgetOf(effort: string | undefined, budget: number | undefined, model: string): number {
  const worth = effort !== undefined && Object.hasOwn(budgets, effort) ? budgets[effort] : undefined;
  const wanted = budget ?? worth;
  return wanted === undefined ? AUTOMATIC : fitBudget(wanted, model);
}

/** The larger models cannot be kept from thinking, and the smallest think a little or not at all. */
function fitBudget(tokens: number, model: string): number {
  if (/pro/i.test(model)) return Math.min(Math.max(Math.floor(tokens), 128), 32_768);
  if (tokens < 1) return 0;
  return Math.min(Math.max(Math.floor(tokens), /lite/i.test(model) ? 512 : 1), 24_576);
}

function wordOf(budget: number | undefined): string | undefined {
  if (budget === undefined) return undefined;
  if (budget < MEDIUM_BUDGET) return 'low';
  return budget < HIGH_BUDGET ? 'medium' : 'high';
}
