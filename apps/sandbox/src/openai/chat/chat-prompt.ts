import { type JsonObject, isArray, isObject, textOf } from '../../json';
import { contentTexts } from '../content-texts';
import { lastTyped } from '../../simulation/last-typed';
import type { CallableTool, Prompt } from '../prompt';
import type { ChatMessage } from './chat-message';
import type { ChatRequest } from './chat-request';

/** A Chat Completions request as the simulated model understands it. */
export function chatPrompt(request: ChatRequest, model: string): Prompt {
  const turns = request.messages.filter(({ role }) => role !== 'system' && role !== 'developer');
  const effort = textOf(request.reasoning_effort);
  return {
    model,
    question: lastTyped(contentTexts(turns.findLast(({ role }) => role === 'user')?.content)),
    toolResult: toolResultOf(turns.at(-1)),
    tools: isArray(request.tools) ? request.tools.filter(isObject).flatMap(callable) : [],
    toolChoice: choiceOf(request.tool_choice),
    mayCallInParallel: request.parallel_tool_calls !== false,
    format: formatOf(request.response_format),
    mostTokens: limitOf(request.max_completion_tokens) ?? limitOf(request.max_tokens) ?? Infinity,
    stops: request.stop,
    reasons: showsReasoning(model) || (effort !== null && effort !== 'none'),
  };
}

/** Compatible servers show what OpenAI keeps to itself. */
export const showsReasoning = (model: string): boolean => model.includes('-reasoning-content');

const toolResultOf = (last: ChatMessage | undefined): string | null =>
  last?.role === 'tool' || last?.role === 'function' ? contentTexts(last.content).join(' ') : null;

function callable({ type, function: called, custom }: JsonObject): CallableTool[] {
  if (type === 'function' && isObject(called) && typeof called.name === 'string') {
    return [{ kind: 'function', name: called.name, namespace: null, schema: called.parameters }];
  }
  if (type === 'custom' && isObject(custom) && typeof custom.name === 'string') {
    return [{ kind: 'custom', name: custom.name, namespace: null, schema: null }];
  }
  return [];
}

function choiceOf(choice: unknown): Prompt['toolChoice'] {
  if (choice === 'none' || choice === 'required') return choice;
  if (!isObject(choice)) return 'auto';
  if (isObject(choice.allowed_tools)) return choice.allowed_tools.mode === 'required' ? 'required' : 'auto';
  const named = isObject(choice.function) ? choice.function : choice.custom;
  const name = isObject(named) ? textOf(named.name) : null;
  return name === null ? 'auto' : { name };
}

function formatOf(format: unknown): Prompt['format'] {
  if (!isObject(format)) return { type: 'text' };
  if (format.type === 'json_schema' && isObject(format.json_schema)) {
    return { type: 'json_schema', schema: format.json_schema.schema };
  }
  return { type: format.type === 'json_object' ? 'json_object' : 'text' };
}

const limitOf = (limit: unknown): number | undefined => (typeof limit === 'number' && limit >= 0 ? limit : undefined);
