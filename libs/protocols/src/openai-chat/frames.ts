import type { ProtocolError } from '../errors/protocol-error';
import { type JsonObject, parseJsonObject } from '../json/json-object';
import { readOpenaiError } from '../openai/errors';
import type { SseFrame } from '../sse/sse-decoder';

const DONE = '[DONE]';
const ERROR = Buffer.from('"error"');

/** The mark after the last chunk. */
export const isDone = ({ data }: SseFrame): boolean =>
  data.length < 2 * DONE.length && data.toString('latin1').trim() === DONE;

/** `data: {"error":…}`; some servers name the event as well. `"error":null` is said by others in every chunk, and means none. */
export function isErrorFrame({ event }: SseFrame, data: JsonObject): boolean {
  return event === 'error' || (data.error !== undefined && data.error !== null && data.error !== false);
}

/** The error that a frame of a stream is; undefined: another frame. */
export function chatErrorOf(frame: SseFrame): ProtocolError | undefined {
  if (frame.event !== 'error' && !frame.data.includes(ERROR)) return undefined;
  const data = parseJsonObject(frame.data.toString('utf8'));
  if (!data) return frame.event === 'error' ? readOpenaiError(0, frame.data.toString('utf8')) : undefined;
  return isErrorFrame(frame, data) ? readOpenaiError(0, data) : undefined;
}
