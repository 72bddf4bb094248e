import type { Logger } from '@app/telemetry';
import type { RepeatedTask } from './repeated-task';
import { type TaskReport, runTask } from './run-task';

/** Runs a task, waits, and runs it again: never twice at the same time, and never stopped by a failure. */
export class Repeater {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly task: RepeatedTask,
    private readonly logger: Logger,
    private readonly report: TaskReport = () => undefined,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = runTask(this.task, this.report, this.logger)
        .catch(() => undefined)
        .then(() => {
          if (!this.stopped) this.start();
        });
    }, this.task.everyMs);
  }

  /** Lets a run that is under way finish. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
