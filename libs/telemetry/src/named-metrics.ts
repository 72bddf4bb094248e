import { Registry, collectDefaultMetrics } from 'prom-client';
import { buildInfo } from './build-info';
import { Families } from './exposition/families';

/** How Redis is to be reached from here. */
export interface RedisStanding {
  readonly isConnected: boolean;
  readonly silentSeconds: number;
}

/** Prometheus figures of one process: ours, and those of Node.js and the process under their usual names. */
export abstract class NamedMetrics {
  protected readonly families = new Families();
  /** Empty until `watchProcess`. */
  private readonly process = new Registry();

  /** Text format 0.0.4. */
  get contentType(): string {
    return this.process.contentType;
  }

  /** Of all figures that a scrape may show. */
  get names(): string[] {
    return [...this.families.names, ...this.process.getMetricsAsArray().map(({ name }) => name)];
  }

  async text(): Promise<string> {
    const [ours, process] = await Promise.all([this.families.text(), this.process.metrics()]);
    return ours + process.trimStart();
  }

  /** Registers the figures of Node.js and of the process, and what runs here. Once for each process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.process });
    this.families.gauge('build_info', 'What runs here; always 1.', ['version', 'node'], (take) => {
      take(1, [buildInfo.version, buildInfo.node]);
    });
  }

  /** @param read seconds; undefined: not known yet */
  watchClock(read: () => number | undefined): void {
    const help = 'By how much the clock of this process is ahead of that of Redis.';
    this.families.gauge('clock_skew_seconds', help, [], (take) => {
      const skew = read();
      if (skew !== undefined) take(skew);
    });
  }

  watchRedis(read: () => RedisStanding): void {
    this.families.gauge('redis_up', '1 while the connection of this process to Redis stands.', [], (take) =>
      take(read().isConnected ? 1 : 0),
    );
    this.families.gauge(
      'redis_silent_seconds',
      'For how long Redis has not answered the question that is asked of it every second; 0: it answers.',
      [],
      (take) => take(read().silentSeconds),
    );
  }
}
