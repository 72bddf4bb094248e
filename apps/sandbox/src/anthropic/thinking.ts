import { isObject } from '../json';
import { tokensOf } from './count-prompt';
import type { MessagesRequest } from './messages-request';
import { type ReplyBlock, wordsOf } from './reply';

const THOUGHT = 'The user wants an answer. I am a simulator, so I repeat what was said.';
const SIGNATURE = Buffer.from('a signature of the Trunkline sandbox').toString('base64');

export interface Thinking {
  readonly block: ReplyBlock;
  /** Counted also when the thoughts are left out of the answer, as the real API does. */
  readonly tokens: number;
}

/** What comes before the answer when the request switches thinking on. */
export function thinkingOf(request: MessagesRequest): Thinking | null {
  const thinking = request.thinking;
  if (!isObject(thinking) || (thinking.type !== 'enabled' && thinking.type !== 'adaptive')) return null;
  const pieces = thinking.display === 'omitted' ? [] : wordsOf(THOUGHT);
  return { block: { type: 'thinking', pieces, signature: SIGNATURE }, tokens: tokensOf(THOUGHT.length) };
}
