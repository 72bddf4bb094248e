import { isArray, isObject } from '../../json';
import { RequestRefused } from '../../request-refused';
import type { ChatMessage } from './chat-message';

const STRAY =
  "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";

/** Every call of a tool is answered right behind the message that makes it, and nothing else is. Throws RequestRefused 400. */
export function checkToolTurns(messages: readonly ChatMessage[]): void {
  let open = new Set<unknown>();
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id)) throw refused(STRAY, `messages[${index}].role`);
      continue;
    }
    requireAnswered(open, index);
    open = new Set(callIdsOf(message));
  }
  requireAnswered(open, messages.length);
}

const callIdsOf = ({ role, tool_calls: calls }: ChatMessage): unknown[] =>
  role === 'assistant' && isArray(calls) ? calls.filter(isObject).map(({ id }) => id) : [];

function requireAnswered(open: ReadonlySet<unknown>, index: number): void {
  if (open.size === 0) return;
  const message =
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
    `The following tool_call_ids did not have response messages: ${[...open].join(', ')}`;
  throw refused(message, `messages[${index}].role`);
}

const refused = (message: string, param: string): RequestRefused => new RequestRefused(400, message, { param });
