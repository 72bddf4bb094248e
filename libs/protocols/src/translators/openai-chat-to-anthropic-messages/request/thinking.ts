import type { MessageTurn } from '../../../anthropic/messages-wire';
import type { JsonObject } from '../../../json/json-object';
import { fitEffort } from '../../../openai/fit-effort';
import { optionalText } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** The words of `output_config.effort`. */
const hubEfforts = ['low', 'medium', 'high', 'xhigh', 'max'];
const budgets: Readonly<Record<string, number>> = {
  ...{ minimal: 1_024, low: 1_024, medium: 4_096, high: 16_384, xhigh: 32_768, max: 32_768 },
};
const LEAST_BUDGET = 1_024;

export interface ThinkingSetting {
  readonly thinking?: JsonObject;
  readonly effort?: string;
  readonly maxTokens: number;
  /** Forced tools and sampling do not go with it. */
  readonly isOn: boolean;
}

export interface ThinkingQuestion {
  readonly request: JsonObject;
  readonly traits: ModelTraits;
  readonly turns: readonly MessageTurn[];
  readonly maxTokens: number;
  readonly showsReasoning: boolean;
  /** A tool has to be called, which models that think do not let themselves be told. */
  readonly forcesTool: boolean;
}

/** Thinking as `reasoning_effort` asks for it (protocols.md 9.1). @throws UntranslatableError */
export function readThinking(question: ThinkingQuestion): ThinkingSetting {
  const { request, traits, maxTokens, turns } = question;
  const asked = optionalText(request.reasoning_effort, 'reasoning_effort');
  const off = { maxTokens, isOn: false };
  if (asked === undefined || traits.thinking === 'none') return off;
  if (asked === 'none') return { ...off, thinking: { type: 'disabled' } };
  const budget = Object.hasOwn(budgets, asked) ? budgets[asked] : undefined;
  if (budget === undefined) throw new UntranslatableError('reasoning_effort', 'there is no such effort');
  // Who thinks wants its earlier thoughts back when a tool has answered, and clients of this protocol do not keep them.
  const lacksThoughts = traits.thinking !== 'level' && endsInToolResults(turns);
  if (traits.thinking === 'budget') return lacksThoughts ? off : withBudget(budget, question);
  const effort = fitEffort(
    asked,
    traits.efforts.filter((word) => hubEfforts.includes(word)),
  );
  const setting = effort === undefined ? off : { ...off, effort };
  if (lacksThoughts) return { ...setting, thinking: { type: 'disabled' } };
  if (question.forcesTool) return setting;
  const display = question.showsReasoning ? 'summarized' : 'omitted';
  return { ...setting, thinking: { type: 'adaptive', display }, isOn: true };
}

/** The budget is a part of `max_tokens`, which therefore grows as far as the model goes. */
function withBudget(wanted: number, { maxTokens, traits }: ThinkingQuestion): ThinkingSetting {
  const most = traits.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const raised = maxTokens > wanted ? maxTokens : Math.min(maxTokens + wanted, most);
  const budget = Math.min(wanted, raised - 1);
  if (budget < LEAST_BUDGET) return { maxTokens, isOn: false };
  return { thinking: { type: 'enabled', budget_tokens: budget }, maxTokens: raised, isOn: true };
}

/** Whether the model goes on with the turn in which it called a tool. */
function endsInToolResults(turns: readonly MessageTurn[]): boolean {
  const last = turns.findLast(({ role }) => role !== 'system');
  return last?.role === 'user' && last.content.some(({ type }) => type === 'tool_result');
}
