import { type RedisConnection, redisKeys } from '@app/redis';

const FLUSH_MS = 200;
/** Beyond that the oldest are lost: explanations are no books, and Redis is away. */
const MOST_WAITING = 5_000;
/** One write holds so many at the most, so that nothing else has to wait for it. */
const BATCH = 200;
/** Explanations are kept in so many portions of time, which end one after the other. */
const PORTIONS = 24;

/**
 * Why requests went where they went. Written in batches, because one write a request would cost more than all else that is written down
 * of it; a gateway that dies takes the last fifth of a second with it.
 */
export class Explanations {
  private waiting = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private readonly portionMs: number;

  /** @param keptMs how long they are kept; 0: none is written */
  constructor(
    private readonly connection: RedisConnection,
    private readonly keptMs: number,
    private readonly now: () => number,
  ) {
    this.portionMs = Math.ceil(keptMs / PORTIONS);
  }

  get areKept(): boolean {
    return this.keptMs > 0;
  }

  /** @param text JSON */
  note(requestId: string, text: string): void {
    if (!this.areKept) return;
    if (this.waiting.size >= MOST_WAITING) this.dropOldest();
    this.waiting.set(requestId, text);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what waits. Never rejects: what Redis does not take waits on. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = [...this.waiting];
    this.waiting = new Map();
    for (let start = 0; start < batch.length; start += BATCH) await this.write(batch.slice(start, start + BATCH));
  }

  /** JSON; undefined: it was never written, or its time is over. */
  async find(requestId: string): Promise<string | undefined> {
    const waiting = this.waiting.get(requestId);
    if (waiting !== undefined || !this.areKept) return waiting;
    const latest = this.portionOf(this.now());
    const portions = Array.from({ length: PORTIONS + 2 }, (_, back) => latest + 1 - back);
    const found = await Promise.all(
      portions.map((portion) => this.connection.hget(redisKeys.explanations(portion), requestId)),
    );
    return found.find((text) => text !== null) ?? undefined;
  }

  private dropOldest(): void {
    const [oldest] = this.waiting.keys();
    if (oldest !== undefined) this.waiting.delete(oldest);
  }

  private portionOf(epochMs: number): number {
    return Math.floor(epochMs / this.portionMs);
  }

  private async write(batch: readonly (readonly [string, string])[]): Promise<void> {
    const key = redisKeys.explanations(this.portionOf(this.now()));
    try {
      await Promise.all([
        this.connection.hset(key, ...batch.flat()),
        this.connection.pexpire(key, this.keptMs + this.portionMs),
      ]);
    } catch {
      for (const [requestId, text] of batch) this.note(requestId, text);
    }
  }
}
