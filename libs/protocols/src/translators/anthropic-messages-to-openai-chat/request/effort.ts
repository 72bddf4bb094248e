import { type JsonObject, asNumber, asText } from '../../../json/json-object';
import { fitEffort } from '../../../openai/fit-effort';
import { optionalObject } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';

/** Tokens to think with from which an effort is no longer the lesser one (protocols.md 9.3). */
const MEDIUM_BUDGET = 4_000;
const HIGH_BUDGET = 16_000;

/** `reasoning_effort`; undefined: nothing is said of it. @throws UntranslatableError */
export function readEffort(
  request: JsonObject,
  { traits, hints }: TranslationContext,
  dropped: string[],
): string | undefined {
  const thinking = optionalObject(request.thinking, 'thinking');
  const config = optionalObject(request.output_config, 'output_config');
  const asked = hints?.reasoningEffort ?? effortOf(thinking, asText(config?.effort));
  if (asked === undefined) {
    // Models that think need not be told to.
    if (thinking && traits.thinking === 'none') dropped.push('thinking');
    return undefined;
  }
  const effort = traits.thinking === 'none' ? undefined : fitEffort(asked, traits.efforts);
  if (effort === undefined && hints?.reasoningEffort === undefined)
    dropped.push(thinking ? 'thinking' : 'output_config.effort');
  return effort;
}

function effortOf(thinking: JsonObject | undefined, effort: string | undefined): string | undefined {
  if (thinking?.type === 'disabled') return 'none';
  if (effort !== undefined || thinking?.type !== 'enabled') return effort;
  const budget = asNumber(thinking.budget_tokens) ?? MEDIUM_BUDGET;
  if (budget < MEDIUM_BUDGET) return 'low';
  return budget < HIGH_BUDGET ? 'medium' : 'high';
}
