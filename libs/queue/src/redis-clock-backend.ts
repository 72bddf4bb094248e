import {
  type BackendFactory,
  type JobJson,
  type JobsOptions,
  type RedisQueueBackend,
  type RepeatOptions,
  createRedisBackend,
  defaultRepeatStrategy,
} from 'bullmq';
import type { RedisClock } from '@app/redis';
import { withReadableJob } from './readable-job';

/**
 * Where each script of BullMQ 6.7.0 is given the time, counted over its keys and arguments. The table is held to the installed version by
 * test/integration/queue-clock.test.ts.
 */
const timeAt: Readonly<Record<string, number>> = {
  ...{ moveToActive: 12, moveToFinished: 15, moveToDelayed: 12, moveStalledJobsToWait: 11 },
  ...{ addJobScheduler: 17, updateJobScheduler: 16, retryJob: 12, changeDelay: 5 },
};
/** These answer with the next job, and with when there will be one. */
const fetching: ReadonlySet<string> = new Set(['moveToActive', 'moveToFinished', 'moveToDelayed']);
const DELAY_UNTIL = 3;
/** What a job of a schedule carries, and BullMQ's type does not say. */
type ScheduledOptions = JobsOptions & { readonly repeat?: RepeatOptions };

/**
 * BullMQ counts delays and ticks by the clock of whatever process happens to ask. This gives it the one of Redis: what goes in is said in
 * the time of Redis, what comes out in the time of the process. So a worker whose clock is wrong, or is put right, does everything when
 * everybody else would.
 */
export const backendOn =
  (clock: RedisClock): BackendFactory<RedisQueueBackend> =>
  (name, options, connections) => {
    const backend = createRedisBackend(name, options, connections);
    const original = {
      execCommand: backend.execCommand.bind(backend),
      waitForJob: backend.waitForJob.bind(backend),
      addJob: backend.addJob.bind(backend),
      addJobs: backend.addJobs.bind(backend),
      addJobScheduler: backend.addJobScheduler.bind(backend),
      updateJobSchedulerNextMillis: backend.updateJobSchedulerNextMillis.bind(backend),
    };
    const toLocal = (time: number): number => time + clock.skewMs;
    const created = (job: JobJson): JobJson => ({ ...job, timestamp: clock.now() });

    backend.execCommand = async (client, command, given: unknown[]): Promise<unknown> => {
      const position = timeAt[command];
      if (position === undefined) return original.execCommand(client, command, given);
      await clock.keepFresh();
      const reply: unknown = await original.execCommand(client, command, given.with(position, clock.now()));
      return fetching.has(command) ? withLocalDelay(withReadableJob(reply), toLocal) : reply;
    };
    backend.waitForJob = async (blockTimeout) => {
      const marker = await original.waitForJob(blockTimeout);
      // Zero says that there is something to do now.
      return marker && marker.score > 0 ? { ...marker, score: toLocal(marker.score) } : marker;
    };
    backend.addJob = async (job, ...rest) => {
      await clock.keepFresh();
      return original.addJob(created(job), ...rest);
    };
    backend.addJobs = async (entries) => {
      await clock.keepFresh();
      return original.addJobs(entries.map((entry) => ({ ...entry, job: created(entry.job) })));
    };
    // Points in time that a cron expression names are looked for by whoever asks, before the script is called.
    backend.addJobScheduler = async (id, next, data, options, repeat, ...rest) => {
      await clock.keepFresh();
      const time = repeat.pattern === undefined ? next : defaultRepeatStrategy(clock.now(), repeat);
      return original.addJobScheduler(id, time ?? next, data, options, repeat, ...rest);
    };
    backend.updateJobSchedulerNextMillis = async (id, next, data, options, producerId) => {
      await clock.keepFresh();
      const { repeat } = options as ScheduledOptions;
      const from = Math.max(clock.now(), tickOf(producerId));
      const time = repeat?.pattern === undefined ? next : defaultRepeatStrategy(from, repeat);
      return original.updateJobSchedulerNextMillis(id, time ?? next, data, options, producerId);
    };
    return backend;
  };

function withLocalDelay(reply: unknown, toLocal: (time: number) => number): unknown {
  if (!Array.isArray(reply)) return reply;
  const until = Number(reply[DELAY_UNTIL]);
  return until > 0 ? reply.with(DELAY_UNTIL, toLocal(until)) : reply;
}

/** When a tick was due; its number is the end of its job's id. */
function tickOf(jobId: string | undefined): number {
  return Number(/:(\d{1,16})$/.exec(jobId ?? '')?.[1] ?? 0);
}
