import { type DirectoryConfiguration, type DirectoryStatuses, directoryTrouble } from '@app/auth';
import type { EventLog } from '@app/events';

/**
 * Tells that the directory cannot be asked, or would change too many people. It looks at what the last run left, whoever made it, so that
 * a worker that dies between a run and its telling takes nothing away.
 */
export class DirectoryNotices {
  constructor(
    private readonly configuration: Pick<DirectoryConfiguration, 'state'>,
    private readonly statuses: DirectoryStatuses,
    private readonly events: Pick<EventLog, 'publish'>,
  ) {}

  /** @returns how many events were told */
  async run(): Promise<number> {
    // Of a directory that was turned off, its last trouble is none any more.
    if (this.configuration.state().state === 'off') return 0;
    await this.statuses.collection.sync();
    const event = directoryTrouble(this.statuses.current());
    return event && (await this.events.publish(event)) ? 1 : 0;
  }
}
