import { asText, parseJsonObject } from '@app/protocols';
import type { Step } from '../http/answer';
import { eventStreamMessage } from './event-stream-message';

const PADDING = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const PRELUDE_BYTES = 12;
const chunkHeaders = {
  ':event-type': 'chunk',
  ':content-type': 'application/json',
  ':message-type': 'event',
};

/** A message that carries one event of Anthropic's. The padding hides how long it is, as the real one does. */
export function chunkMessage(event: string): Buffer {
  const bytes = Buffer.from(event, 'utf8').toString('base64');
  const payload = { bytes, p: PADDING.slice(0, bytes.length % PADDING.length) };
  return eventStreamMessage(chunkHeaders, JSON.stringify(payload));
}

const EVENT_START = /^event: [^\n]*\ndata: /;

/** The same step in AWS's framing; what is no server-sent event stays as it is. */
export function toChunk(step: Step): Step {
  const text = String(step.bytes);
  if (Buffer.isBuffer(step.bytes) || !EVENT_START.test(text)) return step;
  return { ...step, bytes: chunkMessage(text.replace(EVENT_START, '').trimEnd()) };
}

/** The other way round. */
export function fromChunk(step: Step): Step {
  if (!Buffer.isBuffer(step.bytes)) return step;
  const headersEnd = PRELUDE_BYTES + step.bytes.readUInt32BE(4);
  const payload = parseJsonObject(step.bytes.subarray(headersEnd, -4).toString());
  const event = Buffer.from(asText(payload?.bytes) ?? '', 'base64').toString();
  return { ...step, bytes: `event: ${step.event}\ndata: ${event}\n\n` };
}
