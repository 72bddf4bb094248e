import { type JsonObject, asText } from '../../../json/json-object';
import type { BlockPiece } from './block-sequencer';

/** One item of a Responses stream on its way to content blocks. */
export interface OutputLine {
  /** An event about the item other than that of its end. */
  take(name: string, data: JsonObject): readonly BlockPiece[];
  /** The item has ended. @param item as a whole; empty where the stream ended without telling it */
  finish(item: JsonObject): readonly BlockPiece[];
}

/** What is missing of a text whose beginning has been said; nothing where the whole is another text. */
export function restOf(whole: unknown, said: string): string {
  const text = asText(whole) ?? '';
  return text.startsWith(said) ? text.slice(said.length) : '';
}

export const start = (block: JsonObject): BlockPiece => ({ kind: 'start', block });
export const delta = (members: JsonObject): BlockPiece => ({ kind: 'delta', delta: members });
export const stop: BlockPiece = { kind: 'stop' };
