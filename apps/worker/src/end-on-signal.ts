import { supervisorHasGone } from '@app/common';
import type { Logger } from '@app/telemetry';
import type { RunningWorker } from './start-worker';

/** What is left to a worker when it is asked to end for the second time. */
const LAST_WORDS_MS = 2_000;

/** Ends the process in order: nothing new is taken, and what is under way may end. A second signal shortens the wait. */
export function endOnSignal(worker: RunningWorker, drainMs: number, logger: Logger): void {
  const giveUp = new AbortController();
  let isEnding = false;
  const giveUpIn = (ms: number): void => {
    setTimeout(() => giveUp.abort(), ms).unref();
  };
  const end = (reason: string): void => {
    if (isEnding) {
      giveUpIn(LAST_WORDS_MS);
      return;
    }
    isEnding = true;
    giveUpIn(drainMs);
    logger.info({ reason }, 'draining');
    worker.stop(giveUp.signal).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error }, 'did not end in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // The supervisor is gone, in whatever way.
  process.on('disconnect', () => end('supervisor gone'));
  if (supervisorHasGone()) end('supervisor gone');
}
