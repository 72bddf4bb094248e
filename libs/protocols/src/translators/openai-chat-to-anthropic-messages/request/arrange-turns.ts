import type { ContentBlock, MessageTurn } from '../../../anthropic/messages-wire';
import type { ModelTraits } from '../../../translation/model-traits';
import type { Piece } from './conversation';

/** Said where a conversation needs a word of the user and has none. */
const OPENING: ContentBlock = { type: 'text', text: '.' };
const CONTINUATION: ContentBlock = { type: 'text', text: 'Continue.' };

/**
 * Turns as Anthropic wants them (protocols.md 9.1): the user begins, each call of a tool has its result at the start of the next turn, no
 * result is without a call, and only some models go on with what the assistant has begun to say.
 * @param dropped takes up the paths of what had to go
 */
export function arrangeTurns(pieces: readonly Piece[], traits: ModelTraits, dropped: string[]): MessageTurn[] {
  const turns: MessageTurn[] = [];
  let calls: readonly string[] = [];
  let gap: Piece[] = [];
  const finishGap = (): void => {
    const results = resultsOf(gap, calls, dropped);
    if (results.length > 0) say(turns, 'user', results);
    for (const { role, content } of gap) {
      const others = content.filter(({ type }) => type !== 'tool_result');
      if (role === 'system' && !traits.midSystem) say(turns, 'user', others.map(asUserText));
      else say(turns, role, others);
    }
    gap = [];
    calls = [];
  };
  for (const piece of pieces) {
    if (piece.role !== 'assistant') gap.push(piece);
    else {
      if (gap.length > 0 || calls.length > 0) finishGap();
      say(turns, 'assistant', piece.content);
      calls = piece.content.filter(({ type }) => type === 'tool_use').map(({ id }) => String(id));
    }
  }
  finishGap();
  return withEnds(turns, traits);
}

/** One result for each call, in the order of the calls. */
function resultsOf(gap: readonly Piece[], calls: readonly string[], dropped: string[]): ContentBlock[] {
  const results = new Map<string, ContentBlock>();
  for (const { content, path } of gap) {
    for (const block of content.filter(({ type }) => type === 'tool_result')) {
      const id = String(block.tool_use_id);
      if (calls.includes(id) && !results.has(id)) results.set(id, block);
      else dropped.push(path);
    }
  }
  return [...new Set(calls)].map((id) => results.get(id) ?? missingResult(id));
}

const missingResult = (id: string): ContentBlock => ({
  type: 'tool_result',
  tool_use_id: id,
  content: [{ type: 'text', text: 'The tool gave no result.' }],
  is_error: true,
});

const asUserText = (block: ContentBlock): ContentBlock => ({
  ...block,
  text: `<system>${String(block.text)}</system>`,
});

/** Adds to the last turn where it is of the same role. */
function say(turns: MessageTurn[], role: MessageTurn['role'], content: readonly ContentBlock[]): void {
  if (content.length === 0) return;
  const last = turns.at(-1);
  if (last?.role === role) turns[turns.length - 1] = { role, content: [...last.content, ...content] };
  else turns.push({ role, content });
}

function withEnds(turns: readonly MessageTurn[], { prefill }: ModelTraits): MessageTurn[] {
  const begun = turns[0]?.role === 'user' ? turns : [{ role: 'user', content: [OPENING] } as const, ...turns];
  const last = begun.at(-1);
  if (last?.role !== 'assistant') return [...begun];
  if (!prefill) return [...begun, { role: 'user', content: [CONTINUATION] }];
  return [...begun.slice(0, -1), { role: 'assistant', content: withoutTrailingSpace(last.content) }];
}

/** Anthropic refuses a beginning of an answer that ends in space. */
function withoutTrailingSpace(content: readonly ContentBlock[]): ContentBlock[] {
  const last = content.at(-1);
  if (last?.type !== 'text') return [...content];
  const text = String(last.text).trimEnd();
  return [...content.slice(0, -1), ...(text === '' ? [OPENING] : [{ ...last, text }])];
}
