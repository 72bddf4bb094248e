import { isArray, isObject, textOf } from '../json';
import { uniqueId } from '../unique-id';
import { answersTool, lastUserText } from './conversation';
import type { MessagesRequest } from './messages-request';
import { placeholderFor } from '../simulation/placeholder';
import { slicesOf } from '../simulation/pieces';
import type { ReplyBlock } from './reply';

const PIECE_LENGTH = 12;

interface CallableTool {
  readonly name: string;
  readonly schema: unknown;
}

/** The tool use that the reply consists of; null: it is text. A turn that brings a tool's result is always answered with text. */
export function toolCallOf(request: MessagesRequest): (ReplyBlock & { readonly type: 'tool_use' }) | null {
  const tools = callableTools(request.tools);
  const choice = isObject(request.tool_choice) ? request.tool_choice : {};
  if (tools.length === 0 || choice.type === 'none' || answersTool(request.messages)) return null;
  const question = lastUserText(request.messages);
  const isForced = choice.type === 'any' || choice.type === 'tool';
  if (!isForced && !/\btools?\b/i.test(question)) return null;
  const named = choice.type === 'tool' ? tools.find((tool) => tool.name === choice.name) : undefined;
  const tool = named ?? tools.find((candidate) => question.includes(candidate.name)) ?? tools[0];
  if (!tool) return null;
  const input = JSON.stringify(placeholderFor(tool.schema) ?? {});
  // The real API begins with an empty piece, and sends nothing more for an empty input.
  const pieces = ['', ...(input === '{}' ? [] : slicesOf(input, PIECE_LENGTH))];
  return { type: 'tool_use', id: uniqueId('toolu'), name: tool.name, pieces };
}

/** Server tools (a type, no schema) are not the model's to call, and deferred ones are not loaded yet. */
function callableTools(tools: unknown): CallableTool[] {
  if (!isArray(tools)) return [];
  return tools.flatMap((tool) => {
    if (!isObject(tool) || !isObject(tool.input_schema) || tool.defer_loading === true) return [];
    const name = textOf(tool.name);
    return name === null ? [] : [{ name, schema: tool.input_schema }];
  });
}
