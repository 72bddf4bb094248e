import { describe, expect, it } from 'vitest';
import { type QueueState, WorkerMetrics } from './worker-metrics';

const queue = (differences: Partial<QueueState> = {}): QueueState => ({
  ...{ name: 'schedules', waiting: 3, active: 2, delayed: 1, failed: 4, oldestWaitingMs: 2_500, ...differences },
});

describe('WorkerMetrics', () => {
  it('counts runs, jobs and restarts', async () => {
    const metrics = new WorkerMetrics();
    metrics.taskRan('trim', 'done', 7);
    metrics.taskRan('trim', 'failed');
    metrics.taskRan('trim', 'skipped');
    metrics.jobEnded('schedules', 'failed');
    metrics.consumerRestarted('schedules');
    metrics.webhookTold('dead');
    const text = await metrics.text();
    for (const line of [
      'trunkline_task_runs_total{task="trim",outcome="done"} 1',
      'trunkline_task_items_total{task="trim"} 7',
      'trunkline_webhook_deliveries_total{result="dead"} 1',
      'trunkline_task_runs_total{task="trim",outcome="failed"} 1',
      'trunkline_task_runs_total{task="trim",outcome="skipped"} 1',
      'trunkline_jobs_total{queue="schedules",outcome="failed"} 1',
      'trunkline_consumer_restarts_total{queue="schedules"} 1',
    ])
      expect(text).toContain(line);
  });

  it('reads queues once a scrape, and forgets those that cannot be read', async () => {
    const metrics = new WorkerMetrics();
    let reads = 0;
    metrics.watchQueues(() => {
      reads += 1;
      return reads === 1 ? Promise.resolve([queue()]) : Promise.reject(new Error('away'));
    });
    const first = await metrics.text();
    expect(first).toContain('trunkline_jobs{queue="schedules",state="waiting"} 3');
    expect(first).toContain('trunkline_jobs{queue="schedules",state="failed"} 4');
    expect(first).toContain('trunkline_job_oldest_waiting_seconds{queue="schedules"} 2.5');
    expect(await metrics.text()).not.toContain('queue="schedules"');
    expect(reads).toBe(2);
  });

  it('shows how far sums and backups are behind, as far as that can be read', async () => {
    const metrics = new WorkerMetrics();
    let isAway = false;
    const read = (value: number | undefined) => () =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve(value);
    metrics.watchUsageLag(read(12.5));
    metrics.watchRedisTroubles(['aof-off', 'may-evict'], () => ['may-evict']);
    metrics.watchBackups(read(undefined), 3_600);
    const text = await metrics.text();
    expect(text).toContain('trunkline_redis_trouble{problem="aof-off"} 0\n');
    expect(text).toContain('trunkline_redis_trouble{problem="may-evict"} 1\n');
    expect(text).toContain('trunkline_usage_lag_seconds 12.5\n');
    expect(text).toContain('trunkline_backup_newest_timestamp_seconds 0\n');
    expect(text).toContain('trunkline_backup_max_age_seconds 3600\n');
    isAway = true;
    expect(await metrics.text()).not.toMatch(/lag|backup_newest/);
  });
});
