const POLL_INTERVAL_MS = 250;

interface Syncable {
  sync(): Promise<void>;
}

/** Keeps live collections current for as long as the process runs. A Redis that is away leaves them as they are. */
export class CollectionPoller {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private lastSuccess = 0;

  constructor(private readonly collections: readonly Syncable[]) {}

  /** Milliseconds since everything was last known to be current. */
  get ageMs(): number {
    return performance.now() - this.lastSuccess;
  }

  /** Loads everything once, then polls. Throws when the first load fails. */
  async start(): Promise<void> {
    await this.syncAll();
    this.scheduleNext();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private scheduleNext(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.syncAll()
        .catch(() => undefined)
        .then(() => this.scheduleNext());
    }, POLL_INTERVAL_MS);
    this.timer.unref();
  }

  private async syncAll(): Promise<void> {
    await Promise.all(this.collections.map((collection) => collection.sync()));
    this.lastSuccess = performance.now();
  }
}
