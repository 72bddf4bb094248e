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

/** What became of an attempt to tell a webhook: `waiting` is tried again. */
const deliveryOutcomes = ['delivered', 'waiting', 'dead'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** Prometheus figures of a worker: see docs/monitoring.md. */
export class WorkerMetrics extends NamedMetrics {
  private readonly runs = this.families.counter('task_runs_total', 'Runs of tasks in this process.', [
    'task',
    'outcome',
  ]);
  private readonly items = this.families.counter(
    'task_items_total',
    'What runs of tasks in this process had to do: requests settled, tokens renewed, records deleted.',
    ['task'],
  );
  private readonly jobs = this.families.counter('jobs_total', 'Jobs that this process worked on.', [
    'queue',
    'outcome',
  ]);
  private readonly restarts = this.families.counter(
    'consumer_restarts_total',
    'Consumers of this process that took no jobs any more and were replaced.',
    ['queue'],
  );
  private readonly deliveries = this.families.counter(
    'webhook_deliveries_total',
    'Attempts of this process to tell webhooks, by what became of the delivery.',
    ['result'],
  );

  constructor() {
    super();
    for (const outcome of deliveryOutcomes) this.deliveries.begin(outcome);
  }

  /** @param count of what there was to do */
  taskRan(task: string, outcome: TaskOutcome, count = 0): void {
    this.runs.add(1, [task, outcome]);
    if (outcome === 'done') this.items.add(count, [task]);
  }

  jobEnded(queue: string, outcome: 'done' | 'failed'): void {
    this.jobs.add(1, [queue, outcome]);
  }

  consumerRestarted(queue: string): void {
    this.restarts.add(1, [queue]);
  }

  webhookTold(outcome: DeliveryOutcome): void {
    this.deliveries.add(1, [outcome]);
  }

  /**
   * Registers gauges that are read at each scrape.
   * @param read a failure leaves the queues out of the scrape
   */
  watchQueues(read: () => Promise<readonly QueueState[]>): void {
    let latest: Promise<readonly QueueState[]> = Promise.resolve([]);
    // Gauges are read side by side: the first of them asks for all.
    this.families.gauge('jobs', 'Jobs of all workers, by what state they are in.', ['queue', 'state'], async (take) => {
      latest = read().catch(() => []);
      for (const { name, waiting, active, delayed, failed } of await latest) {
        for (const [state, count] of Object.entries({ waiting, active, delayed, failed })) take(count, [name, state]);
      }
    });
    this.families.gauge(
      'job_oldest_waiting_seconds',
      'How long the job that waits longest could have been taken; 0: none waits.',
      ['queue'],
      async (take) => {
        for (const { name, oldestWaitingMs = 0 } of await latest) take(oldestWaitingMs / 1_000, [name]);
      },
    );
  }

  /** @param all that can be wrong with how Redis keeps its data @param read what is, as it was seen last */
  watchRedisTroubles(all: readonly string[], read: () => readonly string[]): void {
    const help = '1 while Redis answers and is not to be relied on, by what is wrong; looked at once a minute.';
    this.families.gauge('redis_trouble', help, ['problem'], (take) => {
      for (const problem of all) take(read().includes(problem) ? 1 : 0, [problem]);
    });
  }

  /** @param read seconds; undefined, or a failure: not known */
  watchUsageLag(read: () => Promise<number | undefined>): void {
    this.families.gauge(
      'usage_lag_seconds',
      'Age of the oldest usage record that sums do not contain yet; 0: they contain all.',
      [],
      async (take) => {
        const seconds = await read();
        if (seconds !== undefined) take(seconds);
      },
    );
  }

  /**
   * @param read seconds since the epoch; undefined: there is none
   * @param maxAgeSeconds how old the newest one may be
   */
  watchBackups(read: () => Promise<number | undefined>, maxAgeSeconds: number): void {
    this.families.gauge(
      'backup_newest_timestamp_seconds',
      'When the newest backup was made; 0: there is none.',
      [],
      async (take) => take((await read()) ?? 0),
    );
    this.families.gauge('backup_max_age_seconds', 'How old the newest backup may be.', [], (take) =>
      take(maxAgeSeconds),
    );
  }
}
