import type { Clock } from '@app/common';
import type { EventLog, NewEvent } from '@app/events';
import type { Logger } from '@app/telemetry';
import { type ReachedLimit, limitNotice, limitNoticeName, quietMs } from './limit-notice';

interface Remembered {
  /** By the monotonic clock. */
  readonly quietUntil: number;
  /** Not said yet. */
  notice: NewEvent | undefined;
}

export interface LimitNoticesParts {
  readonly log: Pick<EventLog, 'publish'>;
  /** Account groups that the owner of a key belongs to. */
  readonly groupIdsOf: (userId: string) => readonly string[];
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn' | 'debug'>;
}

const TICK_MS = 1_000;
const MOST_A_TICK = 100;
/** Keys that are refused at the same time; about 5 MB. */
const MOST_REMEMBERED = 5_000;

/**
 * Tells which keys were refused by a limit. A refusal only leaves a note in memory, and none where there is one; the notes are told in this
 * process's own time.
 */
export class LimitNotices {
  private readonly remembered = new Map<string, Remembered>();
  private dropped = 0;
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> | undefined;

  constructor(
    private readonly parts: LimitNoticesParts,
    private readonly mostRemembered = MOST_REMEMBERED,
  ) {}

  note(reached: ReachedLimit): void {
    const name = limitNoticeName(reached);
    const { clock, groupIdsOf } = this.parts;
    const known = this.remembered.get(name);
    if (known && (known.notice || known.quietUntil > clock.monotonic())) return;
    if (!known && this.remembered.size >= this.mostRemembered) {
      this.dropped += 1;
      return;
    }
    const now = clock.now();
    const notice = limitNotice(reached, groupIdsOf(reached.key.userId), now);
    this.remembered.set(name, { notice, quietUntil: clock.monotonic() + quietMs(reached, now) });
  }

  start(): void {
    this.timer = setInterval(() => void this.tell(), TICK_MS);
    this.timer.unref();
  }

  /** Tells what is left, and waits for it at most so long. */
  async stop(timeoutMs: number): Promise<void> {
    clearInterval(this.timer);
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref());
    // What is under way began before the last notes were made.
    await Promise.race([this.tell().then(() => this.tell()), timeout]);
  }

  /** Calls that come while it is under way wait for the same end. */
  tell(): Promise<void> {
    this.telling ??= this.tellSome().finally(() => (this.telling = undefined));
    return this.telling;
  }

  private async tellSome(): Promise<void> {
    const { log, clock, logger } = this.parts;
    const waiting: Remembered[] = [];
    for (const [name, entry] of this.remembered) {
      if (entry.notice) waiting.push(entry);
      else if (entry.quietUntil <= clock.monotonic()) this.remembered.delete(name);
    }
    if (this.dropped > 0) logger.warn({ count: this.dropped }, 'more keys are refused by limits than can be told of');
    this.dropped = 0;
    const telling = waiting.slice(0, MOST_A_TICK).map(async (entry) => {
      if (entry.notice) await log.publish(entry.notice);
      entry.notice = undefined;
    });
    for (const result of await Promise.allSettled(telling))
      if (result.status === 'rejected') logger.debug({ reason: String(result.reason) }, 'a limit was not told of');
  }
}
