import type { TokenUsage } from '@app/common';
import type { Organization } from '../caller/organization';
import { tokensOf } from '../simulation/count-tokens';
import { limitText } from '../simulation/limit-text';
import { directiveOf } from '../simulation/model-directive';
import { slicesOf, wordsOf } from '../simulation/pieces';
import type { MessagesRequest } from './messages-request';
import type { Reply, ReplyBlock } from './reply';
import { textAnswer } from './text-answer';
import { thinkingOf } from './thinking';
import { toolCallOf } from './tool-call';

const JSON_PIECE_LENGTH = 8;
const stopReasons = { end: 'end_turn', length: 'max_tokens', 'stop-sequence': 'stop_sequence' } as const;

/** Decides what the simulated model says. The same request always gets the same reply, but for the ids in it. */
export function composeReply(request: MessagesRequest, promptUsage: TokenUsage, organization: Organization): Reply {
  const usual = { stopReason: 'end_turn', stopSequence: null, thinkingTokens: 0, gapMs: 0 } as const;
  const directive = directiveOf(request.model);
  if (directive) {
    const usage = { ...promptUsage, output: tokensOf(directive.characters) };
    return { ...usual, blocks: [{ type: 'text', pieces: directive.pieces }], usage, gapMs: directive.gapMs };
  }

  const thinking = thinkingOf(request, organization);
  const thinkingTokens = Math.min(thinking?.tokens ?? 0, request.max_tokens);
  const before = thinking ? [thinking.block] : [];
  const tool = request.max_tokens > thinkingTokens ? toolCallOf(request) : null;
  if (tool) {
    const usage = { ...promptUsage, output: thinkingTokens + tokensIn(tool.pieces) };
    return { ...usual, blocks: [...before, tool], stopReason: 'tool_use', usage, thinkingTokens };
  }

  const { text, isJson } = textAnswer(request);
  const limited = limitText(text, request.max_tokens - thinkingTokens, request.stop_sequences);
  const pieces = isJson ? slicesOf(limited.text, JSON_PIECE_LENGTH) : wordsOf(limited.text);
  const answer: ReplyBlock[] = pieces.length > 0 ? [{ type: 'text', pieces }] : [];
  return {
    ...usual,
    blocks: [...before, ...answer],
    stopReason: stopReasons[limited.ending],
    stopSequence: limited.stopSequence,
    usage: { ...promptUsage, output: thinkingTokens + tokensOf(limited.text.length) },
    thinkingTokens,
  };
}

const tokensIn = (pieces: readonly string[]): number =>
  Math.max(1, tokensOf(pieces.reduce((sum, piece) => sum + piece.length, 0)));
