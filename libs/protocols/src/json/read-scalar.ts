import { parseJson } from './json-object';
import type { Span } from './read-top-level-fields';

const LONGEST_SCALAR = 1_024;

/** Undefined where there is none, or one that is too long to be what is looked for. */
export function readScalar(body: Buffer, span: Span | undefined): unknown {
  if (!span || span.end - span.start > LONGEST_SCALAR) return undefined;
  return parseJson(body.toString('utf8', span.start, span.end));
}
