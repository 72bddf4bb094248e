import type { IncomingMessage } from 'node:http';

/** The real API's limit for Messages and count_tokens: 32 MiB. */
export const BODY_LIMIT_BYTES = 32 * 1024 * 1024;

/**
 * Hands over the whole body, or null when it is over the limit; never calls back when the client leaves before its end.
 * An oversized body is read to its end and forgotten, so that the client gets its 413 instead of a broken connection.
 */
export function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= BODY_LIMIT_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.on('end', () => {
    if (length > BODY_LIMIT_BYTES) done(null);
    else done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length));
  });
}
