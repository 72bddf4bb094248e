import type { Clock } from '@app/common';
import type { Logger } from '@app/telemetry';
import { isActive } from '../../users/is-active';
import type { User } from '../../users/user';
import type { Users } from '../../users/users';
import { type Directory, type DirectoryPerson, DirectoryUnavailableError } from '../directory';
import type { DirectoryPeople } from '../people/directory-people';
import type { DirectoryConfiguration, DirectoryState } from '../settings/directory-configuration';
import type { DirectoryStatus, DirectoryStatuses, SyncCounts } from './directory-status';
import { isMassChange } from './mass-change-brake';
import { type PlannedChange, plannedChanges } from './planned-changes';
import type { HeldLock, SyncLock } from './sync-lock';

/** What came of a run. `under-way`: another one is being made, and this one was not. */
export type SyncResult =
  | { readonly outcome: 'off' | 'not-due' | 'under-way' }
  | { readonly outcome: 'unavailable'; readonly step: string; readonly message: string }
  | { readonly outcome: 'blocked'; readonly wouldSuspend: number; readonly wouldLose: number; readonly active: number }
  | { readonly outcome: 'done'; readonly counts: SyncCounts };

export interface SyncRequest {
  /** Only the first asker of a tick makes the run. */
  readonly whenDue?: boolean;
  /** Somebody has looked at it: take from as many people as the directory says. */
  readonly allowMassChange?: boolean;
}

type Ready = Extract<DirectoryState, { state: 'on' }>;

/** People that the directory is asked for before the lock is prolonged. */
const BATCH = 200;

export interface DirectorySyncParts {
  readonly users: Users;
  readonly people: DirectoryPeople;
  readonly configuration: DirectoryConfiguration;
  readonly statuses: DirectoryStatuses;
  readonly lock: SyncLock;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/**
 * Brings everybody of the directory who has ever signed in up to date. A directory that does not answer says nothing about anybody, and
 * changes nothing.
 */
export class DirectorySync {
  constructor(private readonly parts: DirectorySyncParts) {}

  async run({ whenDue = false, allowMassChange = false }: SyncRequest = {}): Promise<SyncResult> {
    const { configuration, lock } = this.parts;
    await configuration.collection.sync();
    const state = configuration.state();
    if (state.state === 'off') return { outcome: 'off' };
    const { syncMinutes = 1 } = configuration.overview().values;
    if (whenDue && !(await lock.isDue(syncMinutes))) return { outcome: 'not-due' };
    const held = await lock.take();
    if (!held) return { outcome: 'under-way' };
    try {
      const result =
        state.state === 'unusable' ? unusable(state.problem) : await this.runOnce(state, held, allowMassChange);
      await this.remember(result);
      return result;
    } finally {
      await held.release();
    }
  }

  private async runOnce({ settings, directory }: Ready, held: HeldLock, allowMassChange: boolean): Promise<SyncResult> {
    const { users, people } = this.parts;
    await users.collection.sync();
    const known = people.list();
    let found: ReadonlyMap<string, DirectoryPerson>;
    try {
      found = await this.lookUp(directory, known, held);
    } catch (error) {
      if (!(error instanceof DirectoryUnavailableError)) throw error;
      return { outcome: 'unavailable', step: error.step, message: error.message };
    }
    const plans = plannedChanges(known, found, settings.roleMap);
    const wouldSuspend = plans.filter(({ suspends }) => suspends).length;
    const wouldLose = plans.filter(({ loses }) => loses).length;
    const active = known.filter(isActive).length;
    if (!allowMassChange && isMassChange(wouldLose, active))
      return { outcome: 'blocked', wouldSuspend, wouldLose, active };
    return { outcome: 'done', counts: await this.carryOut(plans) };
  }

  private async lookUp(
    directory: Directory,
    people: readonly User[],
    held: HeldLock,
  ): Promise<ReadonlyMap<string, DirectoryPerson>> {
    const found = new Map<string, DirectoryPerson>();
    for (let start = 0; start < people.length; start += BATCH) {
      const known = people
        .slice(start, start + BATCH)
        .flatMap(({ username, directory: standing }) => (standing ? [{ ...standing, username }] : []));
      for (const [entryId, person] of await directory.find(known)) found.set(entryId, person);
      if (!(await held.keep())) throw new Error('The run took so long that another one has begun');
    }
    return found;
  }

  private async carryOut(plans: readonly PlannedChange[]): Promise<SyncCounts> {
    const counts = { checked: plans.length, changed: 0, suspended: 0, restored: 0 };
    for (const { id, apply } of plans) {
      const before = this.parts.users.get(id);
      const after = await this.parts.people.update(id, apply);
      if (!before || !after || after === before) continue;
      counts.changed += 1;
      if (isActive(before) && !isActive(after)) counts.suspended += 1;
      if (!isActive(before) && isActive(after)) counts.restored += 1;
    }
    return counts;
  }

  private async remember(result: SyncResult): Promise<void> {
    const { statuses, clock, logger } = this.parts;
    await statuses.collection.sync();
    const { id, firstRunAt, lastSuccessAt, counts } = statuses.current();
    const lastRunAt = new Date(clock.now()).toISOString();
    const former: DirectoryStatus = {
      ...{ id, firstRunAt: firstRunAt ?? lastRunAt, lastRunAt },
      ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
      ...(counts === undefined ? {} : { counts }),
    };
    if (result.outcome === 'done') {
      await statuses.write({ ...former, lastSuccessAt: lastRunAt, counts: result.counts });
      if (result.counts.changed > 0) logger.info(result.counts, 'directory sync: people changed');
    } else if (result.outcome === 'blocked') {
      const { wouldSuspend, wouldLose, active } = result;
      await statuses.write({ ...former, blocked: { wouldSuspend, wouldLose, active } });
      logger.error(
        { wouldSuspend, wouldLose, active },
        'directory sync: too many people would be suspended or lose what they may do at once, nothing is changed',
      );
    } else if (result.outcome === 'unavailable') {
      const { step, message } = result;
      await statuses.write({ ...former, lastError: { step, message } });
      logger.error({ step, reason: message }, 'directory sync: the directory cannot be asked, nothing is changed');
    }
  }
}

const unusable = (message: string): SyncResult => ({ outcome: 'unavailable', step: 'settings', message });
