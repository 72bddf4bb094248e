import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { supervisorHasGone } from '@app/common';
import type { Draining } from './draining';
import type { Infrastructure } from './infrastructure';

const LOOK_EVERY_MS = 50;
const LAST_WORDS_MS = 2_000;
const FLUSH_MS = 5_000;

/**
 * Ends the process in order: nothing new is taken, open requests may finish, those that take too long are ended with an error event,
 * and the books are closed. A second signal shortens the wait.
 */
export function endOnSignal(application: NestFastifyApplication, parts: Infrastructure, draining: Draining): void {
  let deadline = Infinity;
  const begin = (reason: string): void => {
    if (draining.isOn) {
      deadline = Math.min(deadline, performance.now() + LAST_WORDS_MS);
      return;
    }
    draining.begin();
    deadline = performance.now() + parts.settings.drainTimeoutMs;
    parts.logger.info({ reason, open: parts.ledger.openCount }, 'draining');
    void finish().then(
      () => process.exit(0),
      (error: unknown) => {
        parts.logger.error({ error }, 'did not end in order');
        process.exit(1);
      },
    );
  };
  const finish = async (): Promise<void> => {
    while (parts.ledger.openCount > 0 && performance.now() < deadline) await pause();
    parts.relay.interruptAll();
    const lastWords = performance.now() + LAST_WORDS_MS;
    while (parts.ledger.openCount > 0 && performance.now() < lastWords) await pause();
    await parts.ledger.stop(FLUSH_MS);
    application.getHttpServer().closeAllConnections();
    await application.close();
    await parts.close();
    parts.logger.flush();
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
  // The supervisor is gone, in whatever way.
  process.on('disconnect', () => begin('supervisor gone'));
  if (supervisorHasGone()) begin('supervisor gone');
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
