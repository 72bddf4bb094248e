import { type JsonObject, isObject } from '../json';
import { lastTyped } from '../simulation/last-typed';
import type { Turn } from './messages-request';

/** The blocks of a turn; text alone counts as one block. */
export function blocksOf(turn: Turn | undefined): JsonObject[] {
  if (!turn) return [];
  return typeof turn.content === 'string' ? [{ type: 'text', text: turn.content }] : turn.content.filter(isObject);
}

/** The last turn of the user. Instructions may follow it: clients put turns of the role `system` into the conversation. */
export const lastUserTurn = (turns: readonly Turn[]): Turn | undefined =>
  turns.findLast((turn) => turn.role === 'user');

/** What the user typed last. Coding clients send reminders as further text blocks of the same turn: those are not it. */
export function lastUserText(turns: readonly Turn[]): string {
  const texts = blocksOf(lastUserTurn(turns)).flatMap((block) =>
    block.type === 'text' && typeof block.text === 'string' ? [block.text] : [],
  );
  return lastTyped(texts);
}

export const answersTool = (turns: readonly Turn[]): boolean =>
  blocksOf(lastUserTurn(turns)).some((block) => block.type === 'tool_result');
