import { slicesOf } from './pieces';

/** What some model names ask for in place of the usual answer. */
export interface ModelDirective {
  readonly pieces: readonly string[];
  readonly characters: number;
  readonly gapMs: number;
}

const TOKEN = 'tok ';
const MOST_PIECES = 2_000;
const LEAST_PIECE_BYTES = 16;
const MOST_EVENTS = 1_000_000;
const MOST_TEXT_BYTES = 256 * 1024 * 1024;
const remembered = new Map<string, ModelDirective>();
const MOST_REMEMBERED = 16;

/**
 * `sandbox-stream-<events>x<gapMs>` and `sandbox-text-<bytes>`; null for every other model.
 * They are exact: `max_tokens`, thinking, tools and stop sequences of the request do not count.
 */
export function directiveOf(model: string): ModelDirective | null {
  const known = remembered.get(model);
  if (known) return known;
  const directive = streamDirective(model) ?? textDirective(model);
  if (directive) {
    // A benchmark asks for the same answer again and again; building it belongs to the first request only.
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(model, directive);
  }
  return directive;
}

function streamDirective(model: string): ModelDirective | null {
  const [, events, gap] = /^sandbox-stream-(\d{1,7})x(\d{1,7})$/.exec(model) ?? [];
  if (events === undefined || gap === undefined) return null;
  const count = Math.min(Number(events), MOST_EVENTS);
  return { pieces: new Array<string>(count).fill(TOKEN), characters: count * TOKEN.length, gapMs: Number(gap) };
}

function textDirective(model: string): ModelDirective | null {
  const [, bytes] = /^sandbox-text-(\d{1,9})$/.exec(model) ?? [];
  if (bytes === undefined) return null;
  const length = Math.min(Number(bytes), MOST_TEXT_BYTES);
  const text = 'lorem ipsum dolor sit amet '.repeat(Math.ceil(length / 27)).slice(0, length);
  const pieces = slicesOf(text, Math.max(LEAST_PIECE_BYTES, Math.ceil(length / MOST_PIECES)));
  return { pieces, characters: length, gapMs: 0 };
}
