import type { Logger } from '@app/telemetry';

/** Something to do again and again. Returns how much there was to do. */
export interface RepeatedTask {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<number>;
}

/** Runs a task, waits, and runs it again: never twice at the same time, and never stopped by a failure. */
export class Repeater {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly task: RepeatedTask,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.runOnce().then(() => {
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

  private async runOnce(): Promise<void> {
    const { name } = this.task;
    try {
      const count = await this.task.run();
      if (count > 0) this.logger.debug({ task: name, count }, 'task done');
    } catch (error) {
      this.logger.warn({ task: name, reason: error instanceof Error ? error.message : String(error) }, 'task failed');
    }
  }
}
