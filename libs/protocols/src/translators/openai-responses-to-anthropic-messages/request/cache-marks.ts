import type { ContentBlock, MessageTurn, TextBlock } from '../../../anthropic/messages-wire';

/** Of at most four marks that Anthropic takes, these go to turns: what the last request wrote and what this one adds. */
const MARKED_TURNS = 2;
const mark = { cache_control: { type: 'ephemeral' } };

/** OpenAI caches prompts by itself; Anthropic wants to be told up to where (protocols.md 9.2). Thinking cannot be marked. */
export function markedTurns(turns: readonly MessageTurn[]): MessageTurn[] {
  const users = turns.flatMap(({ role }, index) => (role === 'user' ? [index] : [])).slice(-MARKED_TURNS);
  return turns.map((turn, index) => (users.includes(index) ? { ...turn, content: markedLast(turn.content) } : turn));
}

/** A mark at the end of the system prompt covers the tools as well, which stand before it. */
export const markedSystem = (system: readonly TextBlock[]): TextBlock[] => markedLast(system);

function markedLast<Block extends ContentBlock>(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => (index === blocks.length - 1 ? { ...block, ...mark } : block));
}
