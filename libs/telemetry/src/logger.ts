import { type Logger, destination, pino } from 'pino';
import { loggedError } from './logged-error';

export type { Logger } from 'pino';

/** Lines are written in batches: one system call a request would be a noticeable part of its cost. */
const BUFFER_BYTES = 4_096;
const FLUSH_MS = 250;

/**
 * Structured logs to standard output, one JSON line an entry. Callers pass allow-listed facts, never headers, bodies or whole
 * records; the redaction below is only the second line.
 */
export function createLogger(name: string, level: string): Logger {
  const output = destination({ dest: 1, sync: false, minLength: BUFFER_BYTES, periodicFlush: FLUSH_MS });
  // A closed pipe (EPIPE) must not take the relay down: the line is lost, the request is not.
  output.on('error', () => undefined);
  return pino(
    {
      name,
      level,
      serializers: { error: (error: unknown) => loggedError(error) },
      // No wildcards: they walk every object of every line.
      redact: { paths: ['authorization', 'apiKey', 'password', 'credentials', 'key'], censor: '[redacted]' },
    },
    output,
  );
}
