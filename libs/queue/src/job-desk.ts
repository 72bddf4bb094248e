import { plainLine } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { type QueueName, queueKey, queueNames } from './job-map';
import { type JobQueue, createJobQueue } from './job-queue';
import { type QueueFigures, readQueueFigures } from './queue-figures';

/** A job that ended for good without success. Nothing of what it carried but the id of what it was about. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  /** The delivery, task or account. */
  readonly subject: string | undefined;
  readonly attempts: number;
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly createdAt: number;
  readonly failedAt: number;
  readonly reason: string;
}

/** `not-failed`: it has been tried again already. `unreadable`: there is nothing of it that could be done. */
export type RetryOutcome = 'waiting' | 'absent' | 'not-failed' | 'unreadable';

const LONGEST_TEXT = 300;

/** What people see of queues, and the one thing they can do about them. Takes no jobs. */
export class JobDesk {
  private readonly queues = new Map<QueueName, JobQueue<QueueName>>();

  /** @param connection of the purpose `marks` or `background`, and not the one of requests: BullMQ defines its commands on it */
  constructor(private readonly connection: RedisConnection) {}

  figures(): Promise<QueueFigures[]> {
    return Promise.all(queueNames.map((name) => readQueueFigures(this.connection, name)));
  }

  /** The latest first. @param from how many to leave out */
  async failed(name: QueueName, from: number, limit: number): Promise<FailedJob[]> {
    const last = from + limit - 1;
    const ids = await this.connection.zrevrange(queueKey(name, 'failed'), from, last, 'WITHSCORES');
    const pairs = Array.from({ length: ids.length / 2 }, (_, index) => [
      ids[2 * index] ?? '',
      Number(ids[2 * index + 1]),
    ]);
    return Promise.all(pairs.map(([id, failedAt]) => this.read(name, String(id), Number(failedAt))));
  }

  /** Has a failed job done once more, as if it were new. */
  async retry(name: QueueName, id: string): Promise<RetryOutcome> {
    // Beside jobs, parts of the queue itself lie under its name.
    const isFailed = (await this.connection.zscore(queueKey(name, 'failed'), id)) !== null;
    if (!isFailed) return (await this.isJob(name, id)) ? 'not-failed' : 'absent';
    const job = await this.queue(name)
      .getJob(id)
      .catch((error: unknown) => {
        if (error instanceof SyntaxError) return 'unreadable' as const;
        throw error;
      });
    if (job === undefined || job === 'unreadable') return 'unreadable';
    try {
      await job.retry('failed', { resetAttemptsMade: true });
      return 'waiting';
    } catch (error) {
      // Somebody else was faster.
      if ((await this.connection.zscore(queueKey(name, 'failed'), id)) === null) return 'not-failed';
      throw error;
    }
  }

  private async isJob(name: QueueName, id: string): Promise<boolean> {
    const key = queueKey(name, id);
    return (await this.connection.type(key)) === 'hash' && (await this.connection.hexists(key, 'timestamp')) === 1;
  }

  private async read(name: QueueName, id: string, failedAt: number): Promise<FailedJob> {
    const fields = ['name', 'data', 'atm', 'timestamp', 'failedReason'] as const;
    const [jobName, data, attempts, createdAt, reason] = await this.connection.hmget(queueKey(name, id), ...fields);
    return {
      ...{ id, failedAt, name: plain(jobName), subject: subjectOf(data), reason: plain(reason) },
      ...{ attempts: count(attempts), createdAt: count(createdAt) || failedAt },
    };
  }

  private queue(name: QueueName): JobQueue<QueueName> {
    const queue = this.queues.get(name) ?? createJobQueue<QueueName>(name, this.connection);
    this.queues.set(name, queue);
    return queue;
  }
}

const count = (text: string | null | undefined): number => Math.max(0, Math.trunc(Number(text ?? 0)) || 0);

/** Whatever lies there, on one line. */
const plain = (text: string | null | undefined): string => plainLine(text ?? '', LONGEST_TEXT);

/** Jobs carry one id. */
function subjectOf(data: string | null | undefined): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(data ?? '');
  } catch {
    return undefined;
  }
  const [subject] = Object.entries(Object(value) as object).flatMap(([field, text]: [string, unknown]) =>
    ['deliveryId', 'task', 'accountId'].includes(field) && typeof text === 'string' ? [plain(text)] : [],
  );
  return subject;
}
