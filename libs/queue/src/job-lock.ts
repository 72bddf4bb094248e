import type { Job } from 'bullmq';

type Handler<Data> = (job: Job<Data, unknown>, token?: string) => Promise<void>;

/** More often than needed, so that one call that fails does not cost the lock. */
const RENEWALS_PER_LOCK = 3;

/**
 * A handler that keeps the lock on its job for as long as it works, and for `timeLimitMs` at most. BullMQ's own renewal asks the clock of
 * the process, and forgets its locks for five minutes when that is put back by five minutes.
 */
export function keepingLock<Data>(
  handler: Handler<Data>,
  { lockMs, timeLimitMs }: { readonly lockMs: number; readonly timeLimitMs: number },
): Handler<Data> {
  return async (job, token) => {
    const renewal = setInterval(() => {
      // A lock that is lost is somebody else's: the job is done twice, as every job may be.
      job.extendLock(token ?? '', lockMs).catch(() => undefined);
    }, lockMs / RENEWALS_PER_LOCK);
    let limit: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      limit = setTimeout(() => reject(new Error(`not done after ${timeLimitMs / 1_000} s`)), timeLimitMs);
    });
    try {
      await Promise.race([handler(job, token), tooLong]);
    } catch (error) {
      // BullMQ would trip over anything else, and leave the job with nobody.
      throw error instanceof Error ? error : new Error(String(error));
    } finally {
      clearTimeout(limit);
      clearInterval(renewal);
    }
  };
}
