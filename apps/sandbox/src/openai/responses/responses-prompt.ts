import { type JsonObject, isArray, isObject, textOf } from '../../json';
import { contentTexts } from '../content-texts';
import { isReasoningModel } from '../known-model';
import { lastTyped } from '../../simulation/last-typed';
import type { CallableTool, Prompt } from '../prompt';
import { kindOf } from './input-items';

/** A Responses request as the simulated model understands it. */
export function responsesPrompt(body: JsonObject, items: readonly JsonObject[], model: string): Prompt {
  const said = items.filter(({ role }) => role !== 'system' && role !== 'developer');
  const last = said.at(-1);
  const toolSources = [body, ...items.filter((item) => kindOf(item) === 'additional_tools')];
  return {
    model,
    question: lastTyped(contentTexts(said.findLast(({ role }) => role === 'user')?.content)),
    toolResult: last && kindOf(last).endsWith('_call_output') ? contentTexts(last.output).join(' ') : null,
    tools: toolSources.flatMap(({ tools }) => callableTools(tools, null)),
    toolChoice: choiceOf(body.tool_choice),
    mayCallInParallel: body.parallel_tool_calls !== false,
    format: formatOf(body.text),
    mostTokens: typeof body.max_output_tokens === 'number' ? body.max_output_tokens : Infinity,
    stops: null,
    reasons: reasons(body.reasoning, model),
  };
}

/** Unlike in Chat Completions a tool has its name right beside its type, and may stand in a namespace. */
function callableTools(tools: unknown, namespace: string | null): CallableTool[] {
  if (!isArray(tools)) return [];
  return tools.filter(isObject).flatMap((tool): CallableTool[] => {
    const name = textOf(tool.name);
    if (name === null || tool.defer_loading === true) return [];
    if (tool.type === 'namespace') return callableTools(tool.tools, name);
    if (tool.type !== 'function' && tool.type !== 'custom') return [];
    return [{ kind: tool.type, name, namespace, schema: tool.parameters }];
  });
}

function choiceOf(choice: unknown): Prompt['toolChoice'] {
  if (choice === 'none' || choice === 'required') return choice;
  if (!isObject(choice)) return 'auto';
  if (choice.type === 'allowed_tools') return choice.mode === 'required' ? 'required' : 'auto';
  const name = textOf(choice.name);
  return name === null ? 'auto' : { name };
}

function formatOf(text: unknown): Prompt['format'] {
  const format = isObject(text) ? text.format : undefined;
  if (!isObject(format)) return { type: 'text' };
  if (format.type === 'json_schema') return { type: 'json_schema', schema: format.schema };
  return { type: format.type === 'json_object' ? 'json_object' : 'text' };
}

const reasons = (reasoning: unknown, model: string): boolean =>
  isObject(reasoning) ? reasoning.effort !== 'none' : isReasoningModel(model);
