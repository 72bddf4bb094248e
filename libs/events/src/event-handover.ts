import type { DomainEvent } from '@app/common';
import type { Logger } from '@app/telemetry';
import type { EventLog } from './event-log';

/** Who is given every event. May be given the same one again, by the same process or another: `id` tells. */
export interface EventSink {
  /** Resolves when the event lies where nothing is lost. */
  accept(event: DomainEvent): Promise<void>;
}

const PORTION = 100;
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** Gives the events of the log to whom it concerns. Any number of processes may do it at the same time. */
export class EventHandover {
  constructor(
    private readonly log: EventLog,
    private readonly sink: EventSink,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** @returns how many events were handed over */
  async run(): Promise<number> {
    for (let count = 0; ;) {
      const portion = await this.log.waiting(PORTION);
      for (const { entryId, event } of portion) {
        if (event) await this.sink.accept(event);
        else this.logger.warn({ entryId }, 'an event cannot be read, and is left out');
        await this.log.handedOver(entryId);
        count += 1;
      }
      if (portion.length < PORTION) {
        if (count > 0) await this.log.trim(this.now() - KEPT_MS);
        return count;
      }
    }
  }
}
