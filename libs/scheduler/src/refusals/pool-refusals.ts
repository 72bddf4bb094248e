import { type RedisConnection, noticeScripts, redisKeys, runScript } from '@app/redis';
import type { NoLease, ScheduleQuestion } from '../schedule-question';
import { type RefusedRequest, refusedRequest, saturationFields } from './saturation';

const FLUSH_EVERY_MS = 1_000;

/**
 * Remembers what of the pool could not serve, and tells Redis so once a second, for as long as it goes on. The time that begins with it is
 * told, and ended, by workers: this process may be gone by then.
 */
export class PoolRefusals {
  private readonly refused = new Map<string, RefusedRequest>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | undefined;

  constructor(
    private readonly connection: RedisConnection,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
    // A round that was under way does not hold what came after it had begun.
    await this.flush();
  }

  note(why: NoLease, question: ScheduleQuestion): void {
    const request = refusedRequest(why, question);
    if (!request) return;
    for (const field of saturationFields(question.binding, question.model)) this.refused.set(field, request);
  }

  /** Calls that overlap share one round. What Redis could not be told is told with the next one. */
  flush(): Promise<void> {
    this.flushing ??= this.send().finally(() => {
      this.flushing = undefined;
    });
    return this.flushing;
  }

  private async send(): Promise<void> {
    if (this.refused.size === 0) return;
    const sent = [...this.refused];
    this.refused.clear();
    try {
      const pairs = sent.flatMap(([field, request]) => [field, JSON.stringify(request)]);
      await runScript(this.connection, noticeScripts.noteRefusals, [redisKeys.poolSaturation().open], pairs);
    } catch (error) {
      for (const [field, request] of sent) if (!this.refused.has(field)) this.refused.set(field, request);
      this.onError(error);
    }
  }
}
