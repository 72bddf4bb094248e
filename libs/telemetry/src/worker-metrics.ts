import { NamedMetrics } from './named-metrics';

/** What a queue looks like at this moment. */
export interface QueueState {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** Undefined: none waits. */
  readonly oldestWaitingMs: number | undefined;
}

/** `skipped`: the run before it was still under way. */
export type TaskOutcome = 'done' | 'failed' | 'skipped';

/** Prometheus figures of a worker. The one place where they are named; labels are bounded. */
export class WorkerMetrics extends NamedMetrics {
  private readonly runs = this.counter('task_runs_total', 'Runs of tasks in this process.', ['task', 'outcome']);
  private readonly jobs = this.counter('jobs_total', 'Jobs that this process worked on.', ['queue', 'outcome']);
  private readonly restarts = this.counter(
    'consumer_restarts_total',
    'Consumers of this process that took no jobs any more and were replaced.',
    ['queue'],
  );

  taskRan(task: string, outcome: TaskOutcome): void {
    this.runs.inc({ task, outcome });
  }

  jobEnded(queue: string, outcome: 'done' | 'failed'): void {
    this.jobs.inc({ queue, outcome });
  }

  consumerRestarted(queue: string): void {
    this.restarts.inc({ queue });
  }

  /**
   * Registers gauges that are read at each scrape.
   * @param read a failure leaves the queues out of the scrape
   */
  watchQueues(read: () => Promise<readonly QueueState[]>): void {
    let latest: Promise<readonly QueueState[]> = Promise.resolve([]);
    // Gauges are collected side by side: the first of them asks for all.
    this.gauge('jobs', 'Jobs of all workers, by what state they are in.', ['queue', 'state'], async (gauge) => {
      latest = read().catch(() => []);
      gauge.reset();
      for (const { name, waiting, active, delayed, failed } of await latest) {
        for (const [state, count] of Object.entries({ waiting, active, delayed, failed })) {
          gauge.set({ queue: name, state }, count);
        }
      }
    });
    this.gauge(
      'job_oldest_waiting_seconds',
      'How long the job that waits longest could have been taken; 0: none waits.',
      ['queue'],
      async (gauge) => {
        const queues = await latest;
        gauge.reset();
        for (const { name, oldestWaitingMs = 0 } of queues) gauge.set({ queue: name }, oldestWaitingMs / 1_000);
      },
    );
  }

  /** @param read seconds; undefined: not known yet */
  watchClock(read: () => number | undefined): void {
    this.gauge(
      'clock_skew_seconds',
      'By how much the clock of this process is ahead of that of Redis.',
      [],
      (gauge) => {
        const skew = read();
        // A gauge without labels shows 0 after a reset, and nothing when it is removed.
        if (skew === undefined) gauge.remove();
        else gauge.set(skew);
      },
    );
  }
}
