import { modelFamily } from '@app/common';
import { isObject } from '../json';
import { lastUserText } from './conversation';
import { tokensOf } from '../simulation/count-tokens';
import type { MessagesRequest } from './messages-request';
import type { Organization } from '../caller/organization';
import { wordsOf } from '../simulation/pieces';
import type { ReplyBlock } from './reply';
import { signatureOf } from '../caller/signature';

const THOUGHT = 'The user wants an answer. I am a simulator, so I repeat what was said.';

export interface Thinking {
  readonly block: ReplyBlock;
  /** Counted also when the thoughts are left out of the answer, as the real API does. */
  readonly tokens: number;
}

/** What comes before the answer when the request switches thinking on. */
export function thinkingOf(request: MessagesRequest, organization: Organization): Thinking | null {
  const thinking = request.thinking;
  if (!isObject(thinking) || (thinking.type !== 'enabled' && thinking.type !== 'adaptive')) return null;
  const signature = signatureOf(organization, modelFamily(request.model));
  const tokens = tokensOf(THOUGHT.length);
  if (/\bredacted\b/i.test(lastUserText(request.messages))) {
    return { block: { type: 'redacted_thinking', pieces: [], data: signature }, tokens };
  }
  const pieces = thinking.display === 'omitted' ? [] : wordsOf(THOUGHT);
  return { block: { type: 'thinking', pieces, signature }, tokens };
}
