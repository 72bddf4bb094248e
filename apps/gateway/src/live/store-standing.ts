import type { Clock } from '@app/common';
import type { Logger } from '@app/telemetry';
import type { LiveDegraded } from './views/live-notices.view';

/** Whether the store can be asked for what is shown live. */
export class StoreStanding {
  private since: string | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly logger: Pick<Logger, 'warn' | 'info'>,
  ) {}

  /** Null: it can be asked. */
  get degraded(): LiveDegraded | null {
    return this.since === undefined ? null : { since: this.since };
  }

  /**
   * @param fault what it said; undefined: it answered
   * @returns what has changed by that
   */
  note(fault: unknown): 'lost' | 'back' | 'same' {
    const [wasAway, isAway] = [this.since !== undefined, fault !== undefined];
    if (wasAway === isAway) return 'same';
    if (isAway) {
      this.since = new Date(this.clock.now()).toISOString();
      this.logger.warn({ reason: String(fault) }, 'live stream: the store cannot be asked');
      return 'lost';
    }
    this.forget();
    this.logger.info('live stream: the store answers again');
    return 'back';
  }

  forget(): void {
    this.since = undefined;
  }
}
