import { LiveCollection, type RedisConnection } from '@app/redis';

/** How often something happened in a run. */
export interface SyncCounts {
  /** People whom the directory was asked for. */
  readonly checked: number;
  readonly changed: number;
  /** Of them: those who may do nothing from now on, and those who may again. */
  readonly suspended: number;
  readonly restored: number;
}

/** What is known of the runs so far. Moments are ISO 8601, UTC. */
export interface DirectoryStatus {
  readonly id: string;
  readonly firstRunAt?: string;
  readonly lastRunAt?: string;
  /** When the directory was last asked for everybody, and its answer taken over. */
  readonly lastSuccessAt?: string;
  /** Of the last run, where it failed. */
  readonly lastError?: { readonly step: string; readonly message: string };
  /** Of the last run, where too many at once would have been suspended, lost their role or been left without groups (`wouldLose`: all of these). */
  readonly blocked?: { readonly wouldSuspend: number; readonly wouldLose: number; readonly active: number };
  /** Of the last run that was taken over. */
  readonly counts?: SyncCounts;
}

const ID = 'directory';

const isMoment = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
const membersAre =
  (isGood: (value: unknown) => boolean, ...names: string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => isGood((value as Record<string, unknown>)[name]));

const fields: Readonly<Record<Exclude<keyof DirectoryStatus, 'id'>, (value: unknown) => boolean>> = {
  firstRunAt: isMoment,
  lastRunAt: isMoment,
  lastSuccessAt: isMoment,
  lastError: membersAre(isText, 'step', 'message'),
  blocked: membersAre(isCount, 'wouldSuspend', 'wouldLose', 'active'),
  counts: membersAre(isCount, 'checked', 'changed', 'suspended', 'restored'),
};

/** A field that cannot be read is one that is not there: the next run writes all of them. */
export function decodeDirectoryStatus(value: unknown): DirectoryStatus {
  const given = (typeof value === 'object' ? value : undefined) ?? {};
  const good = Object.entries(fields).flatMap(([name, isGood]) => {
    const found: unknown = (given as Readonly<Record<string, unknown>>)[name];
    return isGood(found) ? [[name, found] as const] : [];
  });
  return { id: ID, ...Object.fromEntries(good) };
}

/** The status of the directory, known to every process. */
export class DirectoryStatuses {
  readonly collection: LiveCollection<DirectoryStatus>;

  constructor(connection: RedisConnection) {
    this.collection = new LiveCollection(connection, {
      collection: 'directory-status',
      decode: decodeDirectoryStatus,
    });
  }

  current(): DirectoryStatus {
    return this.collection.get(ID) ?? { id: ID };
  }

  /** Only whoever holds the lock of the sync writes. */
  async write(status: DirectoryStatus): Promise<void> {
    await this.collection.replace(status);
  }
}
