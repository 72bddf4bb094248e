import type { IncomingHttpHeaders } from 'node:http';
import { readHeader } from './read-header';
import { fromMilliseconds, fromRetryAfter } from './reset-times';

/** When an answer says to come again: `retry-after-ms`, then `retry-after`. Milliseconds since the epoch. */
export function retryTime(headers: IncomingHttpHeaders, now: number): number | undefined {
  const milliseconds = readHeader(headers, 'retry-after-ms');
  const exact = milliseconds === undefined ? undefined : fromMilliseconds(milliseconds, now);
  if (exact !== undefined) return exact;
  const text = readHeader(headers, 'retry-after');
  return text === undefined ? undefined : fromRetryAfter(text, now);
}
