import type { TokenUsage } from '@app/common';
import { lastUserText } from './conversation';
import { tokensOf } from './count-prompt';
import type { MessagesRequest } from './messages-request';
import { directiveOf } from './model-directive';
import { type Reply, wordsOf } from './reply';

const CHARACTERS_OF_QUESTION = 200;
const GREETING = wordsOf('Hello from the Trunkline sandbox. You said: ');

/** Decides what the simulated model says. The same request always gets the same reply. */
export function composeReply(request: MessagesRequest, promptUsage: TokenUsage): Reply {
  const directive = directiveOf(request.model);
  const pieces = directive?.pieces ?? echoOf(request);
  const characters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return {
    blocks: [{ type: 'text', pieces }],
    stopReason: 'end_turn',
    stopSequence: null,
    usage: { ...promptUsage, output: tokensOf(characters) },
    thinkingTokens: 0,
    gapMs: directive?.gapMs ?? 0,
  };
}

function echoOf(request: MessagesRequest): string[] {
  // A cut through a surrogate pair would leave half a character, which no JSON encoder lets pass unchanged.
  const question = lastUserText(request.messages).slice(0, CHARACTERS_OF_QUESTION).toWellFormed();
  return [...GREETING, ...wordsOf(question)];
}
