import { isArray, textOf } from '../json';
import { CHARACTERS_PER_TOKEN } from './count-tokens';

export interface LimitedText {
  readonly text: string;
  /** What ended it: itself, the limit of tokens, or the stop sequence that is named. */
  readonly ending: 'end' | 'length' | 'stop-sequence';
  readonly stopSequence: string | null;
}

/** Ends a text at the first stop sequence in it and at a number of tokens, whichever comes first. `stops` is a text or a list of them. */
export function limitText(text: string, mostTokens: number, stops: unknown): LimitedText {
  const stop = firstStop(text, isArray(stops) ? stops : [stops]);
  const end = stop?.at ?? text.length;
  const room = mostTokens * CHARACTERS_PER_TOKEN;
  if (end > room) return { text: text.slice(0, room).toWellFormed(), ending: 'length', stopSequence: null };
  if (!stop) return { text, ending: 'end', stopSequence: null };
  return { text: text.slice(0, end), ending: 'stop-sequence', stopSequence: stop.sequence };
}

function firstStop(text: string, stops: readonly unknown[]): { readonly at: number; readonly sequence: string } | null {
  return stops
    .flatMap((stop) => textOf(stop) ?? [])
    .filter((sequence) => sequence !== '')
    .map((sequence) => ({ at: text.indexOf(sequence), sequence }))
    .filter(({ at }) => at >= 0)
    .reduce<{ at: number; sequence: string } | null>((best, one) => (best && best.at <= one.at ? best : one), null);
}
