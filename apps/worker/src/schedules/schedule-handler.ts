import type { JobHandler } from '@app/queue/worker';
import type { Logger } from '@app/telemetry';
import type { RepeatedTask } from '../repeated-task';
import { type TaskReport, runTask } from '../run-task';

/**
 * Does what a tick asks for. A tick that comes while this process still works on the one before it is passed over: what was to be done is
 * being done, and the next tick comes.
 */
export function createScheduleHandler(
  schedules: readonly RepeatedTask[],
  report: TaskReport,
  logger: Logger,
): JobHandler<'schedules'> {
  const byName = new Map(schedules.map((task) => [task.name, task]));
  const running = new Set<string>();
  return async ({ data }) => {
    const name = taskOf(data);
    const task = byName.get(name);
    // Of a later version, or nobody's: it is among the jobs that failed, for people to see.
    if (!task) throw new Error(`no task of this worker is named "${name.slice(0, 100)}"`);
    if (running.has(name)) {
      report(name, 'skipped');
      return;
    }
    running.add(name);
    try {
      await runTask(task, report, logger);
    } finally {
      running.delete(name);
    }
  };
}

/** Whatever lies in the queue. */
function taskOf(data: unknown): string {
  const task = typeof data === 'object' && data !== null && 'task' in data ? data.task : undefined;
  return typeof task === 'string' ? task : '';
}
