import type { MessageTurn } from '../../../anthropic/messages-wire';
import { memberOf, objectIn } from '../../../gemini/members';
import type { JsonObject } from '../../../json/json-object';
import { fitEffort } from '../../../openai/fit-effort';
import { optionalText } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { CONFIG, numberIn } from './generation';
import type { RequestNotes } from './request-notes';

const PATH = `${CONFIG}.thinkingConfig`;
const words: ReadonlySet<string> = new Set(['minimal', 'low', 'medium', 'high']);
const budgets: Readonly<Record<string, number>> = { minimal: 1_024, low: 1_024, medium: 4_096, high: 16_384 };
/** The words of `output_config.effort`. */
const hubEfforts = ['low', 'medium', 'high', 'xhigh', 'max'];
const LEAST_BUDGET = 1_024;
const MEDIUM_BUDGET = 4_000;
const HIGH_BUDGET = 16_000;

export interface ThinkingSetting {
  readonly thinking?: JsonObject;
  readonly effort?: string;
  readonly maxTokens: number;
  /** Sampling does not go with it. */
  readonly isOn: boolean;
}

export interface ThinkingQuestion {
  readonly config: JsonObject | undefined;
  readonly traits: ModelTraits;
  readonly turns: readonly MessageTurn[];
  readonly maxTokens: number;
  /** A tool has to be called, which models that think do not let themselves be told (protocols.md 9.1). */
  readonly forcesTool: boolean;
}

/** Thinking as `thinkingConfig` asks for it. Nothing is said where it says nothing. @throws UntranslatableError */
export function readThinking(question: ThinkingQuestion, { dropped }: RequestNotes): ThinkingSetting {
  const { config, traits, maxTokens, turns, forcesTool } = question;
  const thinkingConfig = objectIn(config, 'thinkingConfig');
  const off = { maxTokens, isOn: false };
  if (!thinkingConfig) return off;
  const tokens = numberIn(thinkingConfig, 'thinkingBudget');
  const level = readLevel(thinkingConfig);
  if (traits.thinking === 'none') {
    if (tokens !== 0) dropped.push(PATH);
    return off;
  }
  if (tokens === 0) return { ...off, thinking: { type: 'disabled' } };
  // Who thinks wants its earlier thoughts back when a tool has answered.
  const lacksThoughts = traits.thinking !== 'level' && goesOnWithoutThoughts(turns);
  if (traits.thinking === 'budget')
    return lacksThoughts || forcesTool ? off : withBudget(budgetOf(tokens, level), question);
  const word = level ?? wordOf(tokens);
  const accepted = traits.efforts.filter((effort) => hubEfforts.includes(effort));
  const effort = word === undefined ? undefined : fitEffort(word, accepted);
  const setting = effort === undefined ? off : { ...off, effort };
  if (lacksThoughts) return { ...setting, thinking: { type: 'disabled' } };
  if (forcesTool) return setting;
  const display = memberOf(thinkingConfig, 'includeThoughts') === true ? 'summarized' : 'omitted';
  return { ...setting, thinking: { type: 'adaptive', display }, isOn: true };
}

function readLevel(thinkingConfig: JsonObject): string | undefined {
  const path = `${PATH}.thinkingLevel`;
  const word = optionalText(memberOf(thinkingConfig, 'thinkingLevel'), path)?.toLowerCase();
  if (word === undefined || word === 'thinking_level_unspecified') return undefined;
  if (!words.has(word)) throw new UntranslatableError(path, 'there is no such level');
  return word;
}

function wordOf(tokens: number | undefined): string | undefined {
  if (tokens === undefined || tokens < 0) return undefined;
  if (tokens < MEDIUM_BUDGET) return 'low';
  return tokens < HIGH_BUDGET ? 'medium' : 'high';
}

function budgetOf(tokens: number | undefined, level: string | undefined): number {
  const isSaid = tokens !== undefined && tokens > 0;
  return isSaid ? Math.max(LEAST_BUDGET, Math.floor(tokens)) : (budgets[level ?? 'medium'] ?? LEAST_BUDGET);
}

/** The budget is a part of `max_tokens`, which therefore grows as far as the model goes. */
function withBudget(wanted: number, { maxTokens, traits }: ThinkingQuestion): ThinkingSetting {
  const most = traits.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const raised = maxTokens > wanted ? maxTokens : Math.min(maxTokens + wanted, most);
  const budget = Math.min(wanted, raised - 1);
  if (budget < LEAST_BUDGET) return { maxTokens, isOn: false };
  return { thinking: { type: 'enabled', budget_tokens: budget }, maxTokens: raised, isOn: true };
}

/** Whether the model goes on with a turn in which it called a tool, and its thoughts of that turn are lost. */
function goesOnWithoutThoughts(turns: readonly MessageTurn[]): boolean {
  const last = turns.findLastIndex(({ role }) => role !== 'system');
  if (turns[last]?.role !== 'user' || !turns[last].content.some(({ type }) => type === 'tool_result')) return false;
  const before = turns.slice(0, last).findLast(({ role }) => role === 'assistant');
  return !before?.content.some(({ type }) => type === 'thinking' || type === 'redacted_thinking');
}
