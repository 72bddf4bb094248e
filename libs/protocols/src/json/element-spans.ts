import type { Span } from './read-top-level-fields';
import { skipString } from './skip-json-token';

const QUOTE = 0x22;
const COMMA = 0x2c;
const isOpening = (byte: number | undefined): boolean => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number | undefined): boolean => byte === 0x7d || byte === 0x5d;
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Where the elements of an array stand, without the space around them. The array must have been checked before. */
export function elementSpans(bytes: Buffer, array: Span): Span[] {
  const spans: Span[] = [];
  const end = array.end - 1;
  let depth = 0;
  let start = -1;
  let last = -1;
  const finish = (): void => {
    if (start >= 0) spans.push({ start, end: last });
    start = -1;
  };
  for (let offset = array.start + 1; offset < end;) {
    const byte = bytes[offset];
    if (depth === 0 && byte === COMMA) {
      finish();
      offset += 1;
      continue;
    }
    const next = byte === QUOTE ? skipString(bytes, offset + 1) : offset + 1;
    if (!isSpace(byte)) {
      if (start < 0) start = offset;
      last = next;
    }
    if (isOpening(byte)) depth += 1;
    else if (isClosing(byte)) depth -= 1;
    offset = next;
  }
  finish();
  return spans;
}
