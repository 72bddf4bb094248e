import { unlessAborted } from '@app/common';
import { type RedisConnection, duplicateConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { QueueName } from './job-map';
import {
  type JobHandler,
  type JobOutcome,
  type JobWatch,
  type JobWorker,
  type JobWorkerOptions,
  createJobWorker,
} from './job-worker';
import { countDue } from './queue-figures';

export interface JobConsumerOptions extends Omit<JobWorkerOptions, 'watch'> {
  /** How long jobs may be there for the taking while none is taken. Absent: 30 seconds. */
  readonly stuckAfterMs?: number;
  readonly onJob?: (queue: QueueName, outcome: JobOutcome) => void;
  readonly onRestart?: (queue: QueueName) => void;
}

const STUCK_AFTER_MS = 30_000;
/** What has not answered by then is asked again at the next look, or left alone. */
const PATIENCE_MS = 5_000;

/**
 * Takes jobs of one queue in this process, for as long as the process lives. A BullMQ worker can be running by its own account and take
 * nothing any more; `look`, called again and again, finds that out and puts a new one in its place, with connections of its own.
 */
export class JobConsumer<Name extends QueueName = QueueName> {
  private worker: JobWorker<Name> | undefined;
  private connection: RedisConnection | undefined;
  private active = 0;
  /** Since when there has been something to take that was not taken; by the monotonic clock. */
  private neglectedSince: number | undefined;
  private isLooking = false;

  constructor(
    readonly name: Name,
    private readonly handler: JobHandler<Name>,
    private readonly shared: RedisConnection,
    private readonly logger: Logger,
    private readonly options: JobConsumerOptions,
  ) {}

  /** Jobs under way in this process. */
  get running(): number {
    return this.active;
  }

  /** Whether jobs have been waiting for longer than it takes to take one, and this process takes none. */
  get isStuck(): boolean {
    return this.neglectedSince !== undefined && performance.now() - this.neglectedSince >= this.stuckAfterMs / 2;
  }

  start(): void {
    const connection = duplicateConnection(this.shared);
    const options = { ...this.options, watch: this.watch };
    this.worker = createJobWorker(this.name, this.handler, connection, this.logger, options);
    this.connection = connection;
  }

  /** One look of the watchdog. Never throws. */
  async look(): Promise<void> {
    if (this.isLooking || !this.worker) return;
    this.isLooking = true;
    try {
      const due = this.active > 0 ? 0 : await this.countDue();
      // A job may have been taken while the queue was asked.
      if (due === 0 || this.active > 0) this.neglectedSince = undefined;
      else this.neglectedSince ??= performance.now();
      if (this.neglectedSince !== undefined && performance.now() - this.neglectedSince >= this.stuckAfterMs) {
        await this.restart(due);
      }
    } catch (error) {
      this.logger.debug({ queue: this.name, reason: String(error) }, 'a queue could not be looked at');
    } finally {
      this.isLooking = false;
    }
  }

  /** Takes nothing new; what is under way may end, until `giveUp` aborts. */
  async stop(giveUp: AbortSignal): Promise<void> {
    const { worker, connection } = this;
    this.worker = undefined;
    if (!worker || !connection) return;
    const closed = worker.close().then(() => true);
    // Jobs that are left go to others when their locks end.
    if (!(await unlessAborted(closed, giveUp)))
      this.logger.warn({ queue: this.name, running: this.active }, 'gave up jobs');
    connection.disconnect();
  }

  private get stuckAfterMs(): number {
    return this.options.stuckAfterMs ?? STUCK_AFTER_MS;
  }

  /** Nothing where Redis does not say. */
  private async countDue(): Promise<number> {
    return (await unlessAborted(countDue(this.shared, this.name), AbortSignal.timeout(PATIENCE_MS))) ?? 0;
  }

  private async restart(due: number): Promise<void> {
    const { name, worker, connection } = this;
    this.logger.error({ queue: name, due }, 'a consumer took no jobs any more, and is replaced');
    this.neglectedSince = undefined;
    this.options.onRestart?.(name);
    if (worker) await unlessAborted(worker.close(true), AbortSignal.timeout(PATIENCE_MS));
    connection?.disconnect();
    // It may have been stopped meanwhile.
    if (this.worker === worker) this.start();
  }

  private readonly watch: JobWatch = {
    began: () => {
      this.active += 1;
      this.neglectedSince = undefined;
    },
    ended: (outcome) => {
      this.active -= 1;
      this.options.onJob?.(this.name, outcome);
    },
  };
}

/** One of whatever queue. */
export type AnyJobConsumer = Pick<JobConsumer, 'name' | 'running' | 'isStuck' | 'start' | 'look' | 'stop'>;
