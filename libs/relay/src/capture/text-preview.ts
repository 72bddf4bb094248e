import { redactCredentials } from './redact-credentials';

/** Letters of a string (prior-art.md 7). */
const LONGEST_STRING = 80;
/** Read of a string, so that a secret that begins before the cut is seen whole enough to be known for one. */
const LOOKED_AT_BYTES = 1_024;

/** The beginning of a string of JSON. @param written as it stands there, without its quotes */
export function textPreview(written: Buffer): string {
  const start = decode(written);
  const binary = binaryKind(start, written.length);
  if (binary !== undefined) return `[${binary}, ${written.length} bytes]`;
  const isWhole = written.length <= LOOKED_AT_BYTES;
  const redacted = redactCredentials(start);
  if (isWhole && redacted.length <= LONGEST_STRING) return redacted;
  return `${cutAt(redacted, LONGEST_STRING)}… (${written.length} bytes)`;
}

/** What it is, where it is no text for people. */
function binaryKind(start: string, length: number): string | undefined {
  const [, mediaType] = /^data:([\w.+/-]{1,60});base64,/.exec(start) ?? [];
  if (mediaType !== undefined) return mediaType;
  return length > 256 && /^[\w+/-]{256,}={0,2}$/.test(start) ? 'base64' : undefined;
}

/** Never in the middle of a character. */
export const cutAt = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** The beginning of a string as it is meant. */
export function decode(written: Buffer): string {
  const isCut = written.length > LOOKED_AT_BYTES;
  const text = written.toString('utf8', 0, LOOKED_AT_BYTES);
  const whole = isCut ? text.replace(/\ufffd?$/, '').replace(/\\(?:u[\da-fA-F]{0,3})?$/, '') : text;
  try {
    return JSON.parse(`"${whole}"`) as string;
  } catch {
    return whole;
  }
}
