import { RedisClock, type RedisConnection } from '@app/redis';
import { type QueueName, queueKey } from './job-map';

/** What can be said of a queue at this moment. */
export interface QueueFigures {
  readonly name: QueueName;
  /** Jobs that could be taken now. */
  readonly waiting: number;
  readonly active: number;
  /** Jobs whose time has not come. */
  readonly delayed: number;
  /** Jobs that ended for good without success, as far as they are kept. */
  readonly failed: number;
  /** Of these, in the last 24 hours. */
  readonly failedLately: number;
  /** How long the job that waits longest could have been taken; undefined: none waits. */
  readonly oldestWaitingMs: number | undefined;
  readonly isPaused: boolean;
  /** Processes that wait for jobs; undefined: Redis does not let us see who is connected. */
  readonly workers: number | undefined;
}

/** BullMQ keeps the time of a delayed job in the upper bits of its score. */
const DELAY_SCORE = 0x1000;
const LATELY_MS = 24 * 60 * 60 * 1_000;

/** Jobs that a consumer could take now. None of a queue that is paused. */
export async function countDue(connection: RedisConnection, name: QueueName): Promise<number> {
  await RedisClock.of(connection).keepFresh();
  const [waiting, prioritized, due, isPaused] = await Promise.all([
    connection.llen(queueKey(name, 'wait')),
    connection.zcard(queueKey(name, 'prioritized')),
    connection.zcount(queueKey(name, 'delayed'), '-inf', RedisClock.of(connection).now() * DELAY_SCORE),
    connection.hexists(queueKey(name, 'meta'), 'paused'),
  ]);
  return isPaused === 1 ? 0 : waiting + prioritized + due;
}

export async function readQueueFigures(connection: RedisConnection, name: QueueName): Promise<QueueFigures> {
  await RedisClock.of(connection).keepFresh();
  const now = RedisClock.of(connection).now();
  const key = (part: string): string => queueKey(name, part);
  const [wait, paused, prioritized, due, active, delayed, failed, failedLately, isPaused] = await Promise.all([
    connection.llen(key('wait')),
    connection.llen(key('paused')),
    connection.zcard(key('prioritized')),
    connection.zcount(key('delayed'), '-inf', now * DELAY_SCORE),
    connection.llen(key('active')),
    connection.zcard(key('delayed')),
    connection.zcard(key('failed')),
    connection.zcount(key('failed'), now - LATELY_MS, '+inf'),
    connection.hexists(key('meta'), 'paused'),
  ]);
  const dueSince = await oldestDueTime(connection, name, now);
  return {
    ...{ name, active, failed, failedLately },
    waiting: wait + paused + prioritized + due,
    delayed: delayed - due,
    oldestWaitingMs: dueSince === undefined ? undefined : Math.max(0, now - dueSince),
    isPaused: isPaused === 1,
    workers: await countWorkers(connection, name),
  };
}

async function oldestDueTime(connection: RedisConnection, name: QueueName, now: number): Promise<number | undefined> {
  const [first, firstPaused, [urgent], [, score]] = await Promise.all([
    connection.lindex(queueKey(name, 'wait'), -1),
    connection.lindex(queueKey(name, 'paused'), -1),
    connection.zrange(queueKey(name, 'prioritized'), '0', '0'),
    connection.zrange(queueKey(name, 'delayed'), '0', '0', 'WITHSCORES'),
  ]);
  const ids = [first, firstPaused, urgent].filter((id) => typeof id === 'string');
  const times = await Promise.all(ids.map((id) => dueTimeOf(connection, name, id)));
  if (score !== undefined && Number(score) / DELAY_SCORE <= now) times.push(Number(score) / DELAY_SCORE);
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Since when a job that waits could have been taken. */
async function dueTimeOf(connection: RedisConnection, name: QueueName, id: string): Promise<number | undefined> {
  // A tick is made when the one before it begins.
  const tick = /^repeat:.*:(\d{1,16})$/.exec(id)?.[1];
  if (tick !== undefined) return Number(tick);
  const created = Number(await connection.hget(queueKey(name, id), 'timestamp'));
  return Number.isFinite(created) && created > 0 ? created : undefined;
}

async function countWorkers(connection: RedisConnection, name: QueueName): Promise<number | undefined> {
  const wanted = `name=${queueKey(name, '').replace(`${name}:`, Buffer.from(name).toString('base64'))}`;
  const nodes = 'nodes' in connection ? connection.nodes('master') : [connection];
  try {
    const lists = await Promise.all(nodes.map((node) => node.client('LIST')));
    const counts = lists.map((list) => {
      const clients = String(list).split('\n');
      return clients.filter((client) => client.split(' ').includes(wanted)).length;
    });
    // In a cluster a worker may be connected to all nodes, and is to the one that has the queues.
    return Math.max(0, ...counts);
  } catch {
    return undefined;
  }
}
