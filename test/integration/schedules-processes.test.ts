import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJobQueue } from '@app/queue';
import type { RedisConnection } from '@app/redis';
import { ScheduleDeclaration } from '../../apps/worker/src/schedules/schedule-declaration';
import { openRedis } from '../support/open-redis';
import { TickingWorkers, madeTicks, readTicks } from '../support/queue/ticking-workers';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const EVERY_MS = 200;
const MINUTES = 60_000;
const KILLS = 12;
const eventually = { timeout: 20_000, interval: 50 };

let server: RedisServer;
let redis: RedisConnection;
let workers: TickingWorkers;
beforeEach(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
  workers = await TickingWorkers.build(server.url, EVERY_MS);
});
afterEach(async () => {
  await workers.killAll();
  redis.disconnect();
  await server.stop();
});

const countEnded = (): Promise<number> => redis.llen('test:ended');

/** Until so many more ticks have ended. */
async function forTicks(count: number): Promise<void> {
  const before = await countEnded();
  await expect.poll(countEnded, eventually).toBeGreaterThanOrEqual(before + count);
}

/** Of those that live: what the last one to be killed had begun is open until it is taken over. */
async function whoIsAtWork(alive: readonly ChildProcess[]): Promise<number> {
  const look = async (): Promise<number | undefined> => {
    const ended = new Set((await readTicks(redis, 'ended')).map(({ at }) => at));
    const [latest] = (await readTicks(redis, 'begun')).slice(-1);
    const isAtWork = latest && !ended.has(latest.at) && alive.some(({ pid }) => pid === latest.pid);
    return isAtWork ? latest.pid : undefined;
  };
  let pid: number | undefined;
  await expect.poll(async () => (pid = await look()), { timeout: 10_000, interval: 1 }).toBeDefined();
  return pid!;
}

/** Makes no more ticks, and waits until those that were made have ended. */
async function endSchedule(): Promise<void> {
  const queue = createJobQueue('schedules', redis);
  await new ScheduleDeclaration(queue, [], redis).declare();
  const open = async (): Promise<number> => queue.getJobCountByTypes('wait', 'active', 'delayed', 'prioritized');
  await expect.poll(open, eventually).toBe(0);
  await queue.close();
}

const gapsOf = (times: readonly number[]): number[] => times.slice(1).map((time, index) => time - times[index]!);

it(`runs each tick of 200 ms while two workers are killed ${KILLS} times and started again`, async () => {
  const pair = [await workers.start(), await workers.start()];
  const killed = new Set<number>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    await forTicks(Math.floor(Math.random() * 3));
    // Every other time whoever is at work.
    const busy = kill % 2 === 0 ? await whoIsAtWork(pair) : pair[0]!.pid;
    const index = pair.findIndex(({ pid }) => pid === busy);
    const victim = pair[index]!;
    killed.add(victim.pid!);
    await workers.kill(victim);
    pair[index] = await workers.start();
  }
  await forTicks(3);
  await endSchedule();

  const [begun, ended, made] = [
    await readTicks(redis, 'begun'),
    await readTicks(redis, 'ended'),
    await madeTicks(redis),
  ];
  const endedTimes = ended.map(({ at }) => at).sort((first, second) => first - second);
  // The last one was taken away before its time had come.
  expect([...new Set(endedTimes)]).toEqual(made.filter((at) => at <= endedTimes.at(-1)!));
  // Only what a worker had begun and not put down as done when it died was done by another one as well.
  const twice = begun.filter(({ at }, index) => begun.findIndex((other) => other.at === at) !== index);
  for (const { at } of twice) expect(begun.some((other) => other.at === at && killed.has(other.pid))).toBe(true);
  console.log(`${KILLS} kills: ${made.length} ticks made, ${ended.length} runs ended, ${twice.length} begun again`);
});

it.each([
  { name: 'ahead', skewMs: 5 * MINUTES },
  { name: 'behind', skewMs: -5 * MINUTES },
])('runs each tick once, on time, while the clock of one of two workers is five minutes $name', async ({ skewMs }) => {
  const wrong = await workers.start(skewMs);
  const right = await workers.start();
  await forTicks(15);
  await workers.kill(wrong);
  await forTicks(5);
  const another = await workers.start(skewMs);
  await forTicks(10);
  await workers.kill(right);
  await forTicks(5);
  await endSchedule();

  const begun = await readTicks(redis, 'begun');
  const times = begun.map(({ at }) => at).sort((first, second) => first - second);
  const killed = new Set([wrong.pid, right.pid]);
  const twice = begun.filter(({ at }, index) => begun.findIndex((other) => other.at === at) !== index);
  for (const { at } of twice) expect(begun.some((other) => other.at === at && killed.has(other.pid))).toBe(true);
  expect(new Set(begun.map(({ pid }) => pid))).toEqual(new Set([wrong.pid, right.pid, another.pid]));
  // A tick that was taken by a worker that died in the same moment is made good for by the next one.
  const gaps = gapsOf([...new Set(times)]);
  expect(gaps.every((gap) => gap % EVERY_MS === 0)).toBe(true);
  expect(gaps.filter((gap) => gap !== EVERY_MS).length).toBeLessThanOrEqual(killed.size);
  const [seconds] = await redis.time();
  expect(Math.abs(times.at(-1)! - Number(seconds) * 1_000)).toBeLessThan(10_000);
});
