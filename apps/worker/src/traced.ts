import type { QueueName } from '@app/queue';
import type { JobHandler } from '@app/queue/worker';
import type { Tracing } from '@app/telemetry';
import type { RepeatedTask } from './repeated-task';

/** A handler whose jobs have a span each; the handler itself where nobody traces work. */
export function tracedJobs<Name extends QueueName>(
  name: string,
  handler: JobHandler<Name>,
  tracing: Tracing | undefined,
): JobHandler<Name> {
  return tracing ? (...job) => tracing.work(name, () => handler(...job)) : handler;
}

/** A task whose runs have a span each, of its own name. */
export function tracedTask(task: RepeatedTask, tracing: Tracing | undefined): RepeatedTask {
  return tracing ? { ...task, run: () => tracing.work(task.name, () => task.run()) } : task;
}
