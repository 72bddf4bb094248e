import { hash } from 'node:crypto';
import type { EventLog, NewEvent } from '@app/events';
import { type NewestBackup, newestBackup } from './newest-backup';

export interface BackupWatch {
  /** Absolute. */
  readonly folder: string;
  readonly maxAgeMs: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Tells once a day while the newest backup is too old, or there is none. */
export class BackupNotices {
  constructor(
    private readonly watch: BackupWatch,
    private readonly log: Pick<EventLog, 'publish'>,
    private readonly now: () => number,
  ) {}

  /** @returns how many events came of it */
  async run(): Promise<number> {
    const now = this.now();
    const newest = await newestBackup(this.watch.folder, now);
    if (newest.kind === 'found' && now - newest.at <= this.watch.maxAgeMs) return 0;
    return (await this.log.publish(staleNotice(this.watch, newest, now))) ? 1 : 0;
  }
}

function staleNotice({ folder, maxAgeMs }: BackupWatch, newest: NewestBackup, now: number): NewEvent {
  const maxAgeHours = Math.round(maxAgeMs / HOUR_MS);
  return {
    type: 'system.backup_stale',
    at: new Date(now).toISOString(),
    summary: `${describe(newest, now)}: a backup may be ${maxAgeHours} hours old`,
    data: {
      ...{ folder, state: newest.kind === 'found' ? 'stale' : newest.kind, maxAgeHours },
      ...(newest.kind === 'found'
        ? { newest: newest.name, newestAt: new Date(newest.at).toISOString(), ageHours: hoursSince(newest.at, now) }
        : {}),
    },
    once: { name: `system.backup_stale:${hash('sha256', folder)}`, forMs: DAY_MS },
  };
}

const hoursSince = (at: number, now: number): number => Math.floor((now - at) / HOUR_MS);

function describe(newest: NewestBackup, now: number): string {
  if (newest.kind === 'found') return `The newest backup is ${hoursSince(newest.at, now)} hours old`;
  return newest.kind === 'none' ? 'There is no backup' : 'The folder of backups cannot be read';
}
