import type { Clock } from '@app/common';
import { newestBackup } from './newest-backup';

/** A scrape does not walk through a folder of thousands of files each time. */
const FRESH_FOR_MS = 60_000;

/** When the newest backup was made, for whoever asks every few seconds. */
export class BackupTimes {
  private latest: Promise<number | undefined> | undefined;
  private readAt = -Infinity;

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {}

  /** Seconds since the epoch; undefined: there is none, or the folder cannot be read. */
  read(): Promise<number | undefined> {
    const now = this.clock.monotonic();
    if (this.latest && now - this.readAt < FRESH_FOR_MS) return this.latest;
    this.readAt = now;
    this.latest = newestBackup(this.folder, this.clock.now()).then((newest) =>
      newest.kind === 'found' ? newest.at / 1_000 : undefined,
    );
    return this.latest;
  }
}
