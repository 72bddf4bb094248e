import { JsonSyntaxError } from './json-syntax-error';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Below this many bytes a loop is quicker than the call into native code. */
const SHORT_STRING = 24;
const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Steps over a string. `start` is just past the opening quote; returns the offset just past the closing one. */
export function skipString(bytes: Buffer, start: number): number {
  const shortEnd = Math.min(bytes.length, start + SHORT_STRING);
  for (let offset = start; offset < shortEnd; offset += 1) {
    const byte = bytes[offset];
    if (byte === QUOTE) return offset + 1;
    if (byte === BACKSLASH) return skipLongString(bytes, start);
  }
  return skipLongString(bytes, start);
}

function skipLongString(bytes: Buffer, start: number): number {
  for (let quote = bytes.indexOf(QUOTE, start); quote >= 0; quote = bytes.indexOf(QUOTE, quote + 1)) {
    let backslashes = 0;
    while (quote - 1 - backslashes >= start && bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  throw new JsonSyntaxError('The body ends inside a string');
}

/** Steps over a number, `true`, `false` or `null`. */
export function skipScalar(bytes: Buffer, start: number): number {
  let end = start;
  while (end < bytes.length && isScalarByte(bytes[end] ?? 0)) end += 1;
  const text = bytes.toString('latin1', start, end);
  if (text !== 'true' && text !== 'false' && text !== 'null' && !numberPattern.test(text)) {
    throw new JsonSyntaxError(`Unexpected text at byte ${start}`);
  }
  return end;
}

function isScalarByte(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  return isDigit || isLetter || byte === 0x2d || byte === 0x2b || byte === 0x2e;
}
