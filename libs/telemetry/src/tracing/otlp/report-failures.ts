import { setGlobalErrorHandler } from '@opentelemetry/core';
import type { Logger } from '../../logger';

const SAID_EVERY_MS = 60_000;
const MOST_LETTERS = 200;

/** Says that the collector does not take what it is sent: once a minute, however often that happens. */
export function reportFailures(logger: Pick<Logger, 'warn'>, now: () => number = () => performance.now()): void {
  let saidAt = -Infinity;
  let unsaid = 0;
  setGlobalErrorHandler((error) => {
    unsaid += 1;
    if (now() - saidAt < SAID_EVERY_MS) return;
    const message = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
    logger.warn({ failures: unsaid, reason: message.slice(0, MOST_LETTERS) }, 'the collector takes no telemetry');
    [saidAt, unsaid] = [now(), 0];
  });
}
