import type { Logger } from '@app/telemetry';
import { type TaskReport, runTask } from './run-task';

/** Something to do again and again. Returns how much there was to do. */
export interface RepeatedTask {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<number>;
}

/** What a worker does, by how many of them do it. Each task bears to be run twice, and by two workers at the same time. */
export interface Tasks {
  /** By every worker, at its own pace. */
  readonly everywhere: readonly RepeatedTask[];
  /** By one of all workers at each tick. */
  readonly schedules: readonly RepeatedTask[];
}

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
