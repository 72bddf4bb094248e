import { type TokenUsage, modelFamily } from '@app/common';
import type { Organization } from '../caller/organization';
import { signatureOf } from '../caller/signature';
import { tokensOf } from '../simulation/count-tokens';
import { directiveOf } from '../simulation/model-directive';
import { slicesOf, wordsOf } from '../simulation/pieces';
import { lastUserText } from './contents';
import { functionCallsOf } from './function-calls';
import type { GenerateRequest } from './generate-request';
import { limitText } from '../simulation/limit-text';
import type { GeminiReply, ReplyPart } from './reply';
import { textAnswer } from './text-answer';

const THOUGHT = 'The user wants an answer. I am a simulator, so I repeat what was said.';
const JSON_PIECE_LENGTH = 8;
/** What one picture that the model makes counts. */
const IMAGE_TOKENS = 1_290;

/** Decides what the simulated model says. The same request always gets the same reply, but for the ids in it. */
export function composeReply(request: GenerateRequest, prompt: TokenUsage, organization: Organization): GeminiReply {
  const usual = { finishReason: 'STOP', thoughtTokens: 0, signature: null, blocked: false, gapMs: 0 } as const;
  const directive = directiveOf(request.model);
  if (directive) {
    const usage = { ...prompt, output: tokensOf(directive.characters) };
    return { ...usual, parts: [{ kind: 'text', pieces: directive.pieces }], usage, gapMs: directive.gapMs };
  }
  if (/\bblocked\b/i.test(lastUserText(request.contents))) return { ...usual, parts: [], usage: prompt, blocked: true };

  const thinks = request.thinking !== 'off';
  const thoughtTokens = thinks ? Math.min(tokensOf(THOUGHT.length), request.mostTokens) : 0;
  const thought: ReplyPart[] = request.thinking === 'shown' ? [{ kind: 'thought', pieces: wordsOf(THOUGHT) }] : [];
  const signature = thinks ? signatureOf(organization, modelFamily(request.model)) : null;
  const room = request.mostTokens - thoughtTokens;
  const calls = room > 0 ? functionCallsOf(request) : [];
  if (calls.length > 0) {
    const output = thoughtTokens + Math.max(1, tokensOf(JSON.stringify(calls.map(({ args }) => args)).length));
    return { ...usual, parts: [...thought, ...calls], usage: { ...prompt, output }, thoughtTokens, signature };
  }

  const { text, isJson } = textAnswer(request);
  const limited = limitText(text, room, request.stopSequences);
  const pieces = isJson ? slicesOf(limited.text, JSON_PIECE_LENGTH) : wordsOf(limited.text);
  const image: ReplyPart[] = request.wantsImage ? [{ kind: 'image' }] : [];
  return {
    ...usual,
    parts: [...thought, ...(pieces.length > 0 ? [{ kind: 'text', pieces } as const] : []), ...image],
    finishReason: limited.ending === 'length' ? 'MAX_TOKENS' : 'STOP',
    usage: { ...prompt, output: thoughtTokens + tokensOf(limited.text.length) + image.length * IMAGE_TOKENS },
    thoughtTokens,
    signature,
  };
}
