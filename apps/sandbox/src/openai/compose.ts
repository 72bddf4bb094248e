import type { TokenUsage } from '@app/common';
import { tokensOf } from '../simulation/count-tokens';
import { limitText } from '../simulation/limit-text';
import { directiveOf } from '../simulation/model-directive';
import { slicesOf, wordsOf } from '../simulation/pieces';
import { placeholderFor } from '../simulation/placeholder';
import { spokenText } from '../simulation/spoken-text';
import type { ComposedCall, Composition } from './composition';
import type { Prompt } from './prompt';
import { callsOf } from './tool-calls';

const THOUGHT = 'The user wants an answer. I am a simulator, so I repeat what was said.';
const REFUSAL = 'I cannot help with that.';
const JSON_PIECE_LENGTH = 8;

/** Decides what the simulated model says. The same prompt always gets the same answer, but for the ids in it. */
export function compose(prompt: Prompt, promptUsage: TokenUsage): Composition {
  const usual = {
    thought: null,
    text: [],
    refusal: [],
    calls: [],
    ending: 'stop',
    reasoningTokens: 0,
    gapMs: 0,
  } as const;
  const directive = directiveOf(prompt.model);
  if (directive) {
    const usage = { ...promptUsage, output: tokensOf(directive.characters) };
    return { ...usual, text: directive.pieces, usage, gapMs: directive.gapMs };
  }
  const thought = prompt.reasons ? wordsOf(THOUGHT) : null;
  const reasoningTokens = thought ? Math.min(tokensOf(THOUGHT.length), prompt.mostTokens) : 0;
  const room = prompt.mostTokens - reasoningTokens;
  const calls = room > 0 ? callsOf(prompt) : [];
  if (calls.length > 0) {
    const usage = { ...promptUsage, output: reasoningTokens + tokensIn(calls) };
    return { ...usual, thought, calls, ending: 'tool-calls', usage, reasoningTokens };
  }
  if (/\brefuse\b/i.test(prompt.question)) {
    const usage = { ...promptUsage, output: reasoningTokens + tokensOf(REFUSAL.length) };
    return { ...usual, thought, refusal: wordsOf(REFUSAL), usage, reasoningTokens };
  }
  const isFiltered = /\bfiltered\b/i.test(prompt.question);
  const { text, isJson } = textOf(prompt);
  const limited = limitText(text, room, prompt.stops);
  return {
    ...usual,
    thought,
    text: isJson ? slicesOf(limited.text, JSON_PIECE_LENGTH) : wordsOf(limited.text),
    ending: isFiltered ? 'content-filter' : limited.ending === 'length' ? 'length' : 'stop',
    usage: { ...promptUsage, output: reasoningTokens + tokensOf(limited.text.length) },
    reasoningTokens,
  };
}

function textOf({ format, question, toolResult }: Prompt): { readonly text: string; readonly isJson: boolean } {
  if (format.type === 'json_schema') return { text: JSON.stringify(placeholderFor(format.schema)), isJson: true };
  const text = spokenText(question, toolResult);
  return format.type === 'json_object'
    ? { text: JSON.stringify({ answer: text }), isJson: true }
    : { text, isJson: false };
}

const tokensIn = (calls: readonly ComposedCall[]): number =>
  calls.reduce((sum, { pieces }) => sum + Math.max(1, tokensOf(pieces.join('').length)), 0);
