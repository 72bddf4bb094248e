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

/** Where a failed job stands: by when it failed, and then by its id. */
export type FailedPlace = Pick<FailedJob, 'id' | 'failedAt'>;

export interface FailedQuestion {
  readonly limit: number;
  /** The last one of the page before. */
  readonly behind?: FailedPlace;
  /** Absent: the latest come first. */
  readonly oldestFirst?: boolean;
}

const PORTION = 250;
const LONGEST_TEXT = 300;

/** What people see of queues, and the one thing they can do about them. Takes no jobs. */
export class JobDesk {
  private readonly queues = new Map<QueueName, JobQueue<QueueName>>();

  /** @param connection of the purpose `marks` or `background`, and not the one of requests: BullMQ defines its commands on it */
  constructor(private readonly connection: RedisConnection) {}

  figures(): Promise<QueueFigures[]> {
    return Promise.all(queueNames.map((name) => readQueueFigures(this.connection, name)));
  }

  /** Those behind a place, which itself may be gone by now. */
  async failed(name: QueueName, { limit, behind, oldestFirst = false }: FailedQuestion): Promise<FailedJob[]> {
    const places: FailedPlace[] = [];
    for (let offset = 0; ; offset += PORTION) {
      const portion = await this.failedFrom(name, behind?.failedAt, oldestFirst, offset);
      places.push(...portion.filter((place) => !behind || isBehind(place, behind, oldestFirst)));
      if (portion.length < PORTION || places.length >= limit) break;
    }
    return Promise.all(places.slice(0, limit).map(({ id, failedAt }) => this.read(name, id, failedAt)));
  }

  /** Those of the moment itself included. */
  private async failedFrom(
    ...[name, moment, oldestFirst, offset]: [QueueName, number | undefined, boolean, number]
  ): Promise<FailedPlace[]> {
    const [key, page] = [queueKey(name, 'failed'), ['WITHSCORES', 'LIMIT', offset, PORTION] as const];
    const list = oldestFirst
      ? await this.connection.zrangebyscore(key, moment ?? '-inf', '+inf', ...page)
      : await this.connection.zrevrangebyscore(key, moment ?? '+inf', '-inf', ...page);
    return Array.from({ length: list.length / 2 }, (_, index) => ({
      ...{ id: list[2 * index] ?? '', failedAt: Number(list[2 * index + 1]) },
    }));
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

function isBehind(place: FailedPlace, other: FailedPlace, oldestFirst: boolean): boolean {
  if (place.failedAt !== other.failedAt) return place.failedAt > other.failedAt === oldestFirst;
  // As Redis sorts them: by their bytes.
  const order = Buffer.compare(Buffer.from(place.id), Buffer.from(other.id));
  return oldestFirst ? order > 0 : order < 0;
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
