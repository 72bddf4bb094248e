import { type RedisConnection, requestScripts, runScript } from '@app/redis';

/** A call of the settle script. */
export interface Settlement {
  readonly requestId: string;
  readonly keys: readonly string[];
  readonly scriptArguments: readonly (string | number)[];
}

const RETRY_MS = 500;
/** About 100 MB; beyond that the oldest are left to the reaper, which has their last checkpoint. */
const MOST_KEPT = 100_000;

/** Hands settlements to Redis, at once where it answers, later where it does not. Each counts once however often it is sent. */
export class SettleQueue {
  private readonly waiting = new Map<string, Settlement>();
  private readonly inFlight = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly connection: RedisConnection) {}

  /** What Redis has not taken yet. */
  get size(): number {
    return this.waiting.size + this.inFlight.size;
  }

  add(settlement: Settlement): void {
    const sending = this.send(settlement).finally(() => this.inFlight.delete(sending));
    this.inFlight.add(sending);
  }

  /** Waits until everything is in Redis, or the time is over. */
  async flush(timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (this.inFlight.size > 0 || this.waiting.size > 0) {
      await Promise.all(this.inFlight);
      if (this.waiting.size === 0) return;
      if (performance.now() > deadline) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS / 5));
      this.sendWaiting();
    }
  }

  private async send(settlement: Settlement): Promise<void> {
    try {
      await runScript(this.connection, requestScripts.settle, settlement.keys, settlement.scriptArguments);
    } catch {
      this.keep(settlement);
    }
  }

  private keep(settlement: Settlement): void {
    const [oldest] = this.waiting.keys();
    if (this.waiting.size >= MOST_KEPT && oldest !== undefined) this.waiting.delete(oldest);
    this.waiting.set(settlement.requestId, settlement);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.sendWaiting();
    }, RETRY_MS);
  }

  private sendWaiting(): void {
    const settlements = [...this.waiting.values()];
    this.waiting.clear();
    for (const settlement of settlements) this.add(settlement);
  }
}
