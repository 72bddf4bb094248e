import { hostname } from 'node:os';
import type { Clock } from '@app/common';
import { type RedisConnection, redisKeys, serverInfos } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { EventLog, NewEvent } from './event-log';

export interface RedisOutagesParts {
  /** Of the purpose `background`: what is asked waits until Redis is back. */
  readonly connection: RedisConnection;
  readonly log: Pick<EventLog, 'publish'>;
  readonly process: 'gateway' | 'worker';
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn' | 'debug'>;
}

interface Outage {
  readonly endedAt: number;
  readonly lastedMs: number;
}

export const OUTAGE_TICK_MS = 1_000;
/** A time in which this process did not run says nothing of Redis: two ticks are the most that a gap between two of them counts for. */
const MOST_PER_TICK_MS = 2 * OUTAGE_TICK_MS;
const WORTH_TELLING_MS = 5_000;
/** All processes find Redis again within seconds of each other. A server that was started anew has another id. */
const SAME_OUTAGE_MS = 10_000;

/**
 * Tells how long Redis was away when it is back. Asks a small question every second: of the slot that events lie in, which is where a
 * process of the relay notices first that a cluster has lost a part.
 */
export class RedisOutages {
  private isAnswered = true;
  private isWaiting = false;
  private silentMs = 0;
  private lastTickAt: number;
  private untold: Outage | undefined;

  constructor(private readonly parts: RedisOutagesParts) {
    this.lastTickAt = parts.clock.monotonic();
  }

  /** For how long Redis has not answered by now; 0: it answers, or has not been asked for long enough to say. */
  get silentForMs(): number {
    return this.isAnswered ? 0 : this.silentMs;
  }

  /** To be called every second; nobody waits for what it begins. */
  tick(): void {
    const { clock } = this.parts;
    const now = clock.monotonic();
    if (!this.isAnswered) this.silentMs += Math.min(now - this.lastTickAt, MOST_PER_TICK_MS);
    this.lastTickAt = now;
    if (this.isWaiting) return;
    this.isAnswered = false;
    this.isWaiting = true;
    void this.ask().finally(() => (this.isWaiting = false));
  }

  private async ask(): Promise<void> {
    const { connection, clock, logger } = this.parts;
    try {
      await connection.get(redisKeys.events().cursor);
      const lastedMs = this.silentMs;
      [this.isAnswered, this.silentMs] = [true, 0];
      if (lastedMs > WORTH_TELLING_MS) {
        this.untold = { endedAt: clock.now(), lastedMs };
        logger.warn({ lastedMs }, 'redis is back');
      }
      if (this.untold) await this.tell(this.untold);
    } catch (error) {
      logger.debug({ reason: String(error) }, 'redis does not answer');
    }
  }

  private async tell(outage: Outage): Promise<void> {
    const { connection, log, process } = this.parts;
    const [server] = await serverInfos(connection).catch(() => []);
    const runId = 'nodes' in connection ? 'cluster' : (server?.get('run_id') ?? 'unknown');
    await log.publish(outageNotice(outage, process, runId));
    this.untold = undefined;
  }
}

function outageNotice({ endedAt, lastedMs }: Outage, process: 'gateway' | 'worker', runId: string): NewEvent {
  const seconds = Math.round(lastedMs / 1_000);
  const since = new Date(endedAt - lastedMs).toISOString();
  return {
    type: 'system.redis_degraded',
    at: since,
    summary: `Redis could not be reached for ${seconds} s, since ${since}: it is back`,
    data: {
      ...{ problem: 'unreachable', lastedSeconds: seconds, since, until: new Date(endedAt).toISOString() },
      ...{ process, host: hostname() },
    },
    once: { name: `system.redis_degraded:unreachable:${runId}`, forMs: SAME_OUTAGE_MS },
  };
}
