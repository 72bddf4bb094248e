import type { Clock } from '@app/common';
import { isActive } from '../../users/is-active';
import type { User } from '../../users/user';
import type { DirectoryConfiguration } from '../settings/directory-configuration';
import type { DirectoryStatuses } from './directory-status';

const HOUR_MS = 3_600_000;

/** Whether what the directory said last is recent enough to go by. */
export class DirectoryFreshness {
  constructor(
    private readonly configuration: Pick<DirectoryConfiguration, 'overview'>,
    private readonly statuses: Pick<DirectoryStatuses, 'current'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Counted from the first run on, where none has succeeded. Before any run nothing is stale. */
  get isStale(): boolean {
    const { maxStalenessHours = 0 } = this.configuration.overview().values;
    const { lastSuccessAt, firstRunAt } = this.statuses.current();
    const since = lastSuccessAt ?? firstRunAt;
    if (maxStalenessHours === 0 || since === undefined) return false;
    return this.clock.now() - Date.parse(since) > maxStalenessHours * HOUR_MS;
  }

  /** Whether what is known of somebody is recent enough. It always is of local users, of whom nobody else knows anything. */
  isRecentOf({ provider }: Pick<User, 'provider'>): boolean {
    return provider === 'local' || !this.isStale;
  }

  /** Whether somebody may do anything at this moment. */
  mayAct(user: User): boolean {
    return isActive(user) && this.isRecentOf(user);
  }
}
