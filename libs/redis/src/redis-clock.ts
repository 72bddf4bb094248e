import type { RedisConnection } from './redis-connection';

/** Old enough to be measured again; clocks of computers part by a second in hours. */
const FRESH_FOR_MS = 10_000;
/** An answer that took longer says too little about when the server looked at its clock. */
const MOST_ROUND_TRIP_MS = 500;

const MOST_SKEW_MS = 30_000;

const clocks = new WeakMap<RedisConnection, RedisClock>();

/**
 * The clock of Redis, as a process knows it without asking each time: what all processes agree on, however wrong their own clocks are or
 * become. Before the first measurement it is the process's own.
 */
export class RedisClock {
  private origin: number | undefined;
  private measuredAt = -Infinity;
  private measuring: Promise<void> | undefined;

  constructor(private readonly connection: RedisConnection) {}

  /** One for all who share a connection. */
  static of(connection: RedisConnection): RedisClock {
    const clock = clocks.get(connection) ?? new RedisClock(connection);
    clocks.set(connection, clock);
    return clock;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.origin === undefined ? Date.now() : Math.round(this.origin + performance.now());
  }

  /** By how many milliseconds this process's own clock is ahead; negative: behind. */
  get skewMs(): number {
    return Date.now() - this.now();
  }

  /** Whether what this process says of the time is not to be relied on: tokens, days and signatures would be of another time. */
  get isSkewed(): boolean {
    return Math.abs(this.skewMs) > MOST_SKEW_MS;
  }

  get isMeasured(): boolean {
    return this.origin !== undefined;
  }

  /** Measures where that was not done lately. Waits for the first measurement only; never throws. */
  async keepFresh(): Promise<void> {
    if (performance.now() - this.measuredAt < FRESH_FOR_MS) return;
    this.measuring ??= this.measure().finally(() => (this.measuring = undefined));
    if (this.origin === undefined) await this.measuring;
  }

  /** Asks Redis now. What cannot be measured leaves what was known before. */
  async measure(): Promise<void> {
    const sentAt = performance.now();
    try {
      const [seconds, microseconds] = await this.connection.time();
      const now = performance.now();
      if (now - sentAt > MOST_ROUND_TRIP_MS) return;
      this.origin = Number(seconds) * 1_000 + Number(microseconds) / 1_000 - (sentAt + now) / 2;
      this.measuredAt = now;
    } catch {
      // Redis is away; whoever needs it finds out by themselves.
    }
  }
}
