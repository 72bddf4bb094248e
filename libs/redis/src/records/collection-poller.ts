const POLL_INTERVAL_MS = 250;

interface Syncable {
  sync(): Promise<void>;
}

/** Keeps live collections current for as long as the process runs. A Redis that is away leaves them as they are. */
export class CollectionPoller {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly collections: readonly Syncable[]) {}

  /** Loads everything once, then polls. Throws when the first load fails. */
  async start(): Promise<void> {
    await Promise.all(this.collections.map((collection) => collection.sync()));
    this.scheduleNext();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private scheduleNext(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void Promise.allSettled(this.collections.map((collection) => collection.sync())).then(() => this.scheduleNext());
    }, POLL_INTERVAL_MS);
    this.timer.unref();
  }
}
