import type { Logger, TaskOutcome } from '@app/telemetry';
import type { RepeatedTask } from './repeated-task';

/** Who is told what came of the runs of tasks, and how much those that are done had to do. */
export type TaskReport = (task: string, outcome: TaskOutcome, count?: number) => void;

/** Runs a task once. @throws what the task throws, when that is in the log */
export async function runTask(task: RepeatedTask, report: TaskReport, logger: Logger): Promise<void> {
  const { name } = task;
  try {
    const count = await task.run();
    report(name, 'done', count);
    if (count > 0) logger.debug({ task: name, count }, 'task done');
  } catch (error) {
    report(name, 'failed');
    logger.warn({ task: name, reason: error instanceof Error ? error.message : String(error) }, 'task failed');
    throw error;
  }
}
