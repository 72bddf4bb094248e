import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { RedisConnection } from '@app/redis';
import { buildProcess } from '../build-process';

export interface Tick {
  /** When it was due, milliseconds since the epoch. */
  readonly at: number;
  readonly pid: number;
}

/** Worker processes with one schedule between them. */
export class TickingWorkers {
  private readonly children = new Set<ChildProcess>();

  private constructor(
    private readonly file: string,
    private readonly redisUrl: string,
    private readonly everyMs: number,
  ) {}

  static async build(redisUrl: string, everyMs: number): Promise<TickingWorkers> {
    return new TickingWorkers(await buildProcess('test/support/queue/ticking-worker.ts'), redisUrl, everyMs);
  }

  /** @param skewMs by how much its clock is ahead */
  async start(skewMs = 0): Promise<ChildProcess> {
    const child = fork(this.file, [], {
      env: { PATH: process.env.PATH ?? '', REDIS_URL: this.redisUrl, EVERY_MS: String(this.everyMs) },
      execArgv: ['--import', clockAheadBy(skewMs)],
    });
    this.children.add(child);
    await once(child, 'message');
    return child;
  }

  /** SIGKILL, as when a machine dies. */
  async kill(child: ChildProcess): Promise<void> {
    this.children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.children].map((child) => this.kill(child)));
  }
}

/** A module that puts a process's clock ahead; what counts durations is left alone. */
export function clockAheadBy(skewMs: number): string {
  const code = `const Real = Date; const now = () => Real.now() + ${skewMs};
    globalThis.Date = class Date extends Real {
      constructor(...given) { if (given.length > 0) super(...given); else super(now()); }
      static now() { return now(); }
    };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

export async function readTicks(redis: RedisConnection, what: 'begun' | 'ended'): Promise<Tick[]> {
  const rows = await redis.lrange(`test:${what}`, 0, -1);
  return rows.map((row) => {
    const [id = '', pid] = row.split(' ');
    return { at: Number(id.split(':').at(-1)), pid: Number(pid) };
  });
}

/** The ticks that Redis was asked to make, as BullMQ's own log of events has them. */
export async function madeTicks(redis: RedisConnection): Promise<number[]> {
  const rows = await redis.xrange('{tl-queues}:schedules:events', '-', '+');
  const added = rows.filter(([, fields]) => fields[1] === 'added').map(([, fields]) => fields[3] ?? '');
  return [...new Set(added.map((id) => Number(id.split(':').at(-1))))].sort((first, second) => first - second);
}
