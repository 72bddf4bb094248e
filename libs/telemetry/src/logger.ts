import { type Logger, destination, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * Structured logs to standard output, one JSON line an entry. Callers pass allow-listed facts, never headers, bodies or whole
 * records; the redaction below is only the second line.
 */
export function createLogger(name: string, level: string): Logger {
  const output = destination({ dest: 1, sync: false, minLength: 0 });
  // A closed pipe (EPIPE) must not take the relay down: the line is lost, the request is not.
  output.on('error', () => undefined);
  return pino(
    {
      name,
      level,
      redact: { paths: ['*.authorization', '*.apiKey', '*.password', '*.credentials', '*.key'], censor: '[redacted]' },
    },
    output,
  );
}
