import { isArray } from '../json';
import { CHARACTERS_PER_TOKEN } from './count-prompt';
import type { MessagesRequest } from './messages-request';
import type { Reply } from './reply';

export type LimitedText = Pick<Reply, 'stopReason' | 'stopSequence'> & { readonly text: string };

/** Ends a text at the first stop sequence in it and at the limit of the request, whichever comes first. */
export function limitText(text: string, mostTokens: number, request: MessagesRequest): LimitedText {
  const stop = firstStop(text, request.stop_sequences);
  const end = stop?.at ?? text.length;
  const room = mostTokens * CHARACTERS_PER_TOKEN;
  if (end > room) {
    return { text: text.slice(0, room).toWellFormed(), stopReason: 'max_tokens', stopSequence: null };
  }
  if (!stop) return { text, stopReason: 'end_turn', stopSequence: null };
  return { text: text.slice(0, end), stopReason: 'stop_sequence', stopSequence: stop.sequence };
}

function firstStop(text: string, sequences: unknown): { readonly at: number; readonly sequence: string } | null {
  if (!isArray(sequences)) return null;
  return sequences
    .filter((sequence): sequence is string => typeof sequence === 'string' && sequence !== '')
    .map((sequence) => ({ at: text.indexOf(sequence), sequence }))
    .filter(({ at }) => at >= 0)
    .reduce<{ at: number; sequence: string } | null>((best, one) => (best && best.at <= one.at ? best : one), null);
}
