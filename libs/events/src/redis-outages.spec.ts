import { describe, expect, it } from 'vitest';
import type { RedisConnection } from '@app/redis';
import type { NewEvent } from './event-log';
import { RedisOutages } from './redis-outages';

/** A process that asks a Redis which answers, is silent, or says that it cannot. */
function house() {
  let now = Date.parse('2026-11-21T10:00:00Z');
  let state: 'fine' | 'silent' | 'broken' = 'fine';
  let answer = (): void => undefined;
  const told: NewEvent[] = [];
  const connection = {
    get: () => {
      if (state === 'broken') return Promise.reject(new Error('CLUSTERDOWN'));
      return state === 'fine' ? Promise.resolve(null) : new Promise<void>((resolve) => (answer = resolve));
    },
    info: () => Promise.resolve('# Server\r\nrun_id:abc\r\n'),
  } as unknown as RedisConnection;
  let fails = 0;
  const outages = new RedisOutages({
    ...{ connection, process: 'worker', clock: { now: () => now, monotonic: () => now } },
    log: {
      publish: (event) => (fails-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve(told.push(event) > 0)),
    },
    logger: { warn: () => undefined, debug: () => undefined },
  });
  const tick = async (ms = 1_000): Promise<void> => {
    now += ms;
    outages.tick();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const become = (next: typeof state): void => {
    state = next;
    if (next === 'fine') answer();
  };
  const ticks = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await tick();
  };
  return { told, tick, ticks, become, failToPublish: (times: number) => (fails = times) };
}

describe('RedisOutages', () => {
  it.each(['silent', 'broken'] as const)(
    'tells of system.redis_degraded when a Redis that was %s is back',
    async (how) => {
      const { told, ticks, become } = house();
      await ticks(3);
      become(how);
      await ticks(10);
      expect(told).toEqual([]);
      become('fine');
      await ticks(3);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({
        type: 'system.redis_degraded',
        data: { problem: 'unreachable', process: 'worker' },
        once: { name: 'system.redis_degraded:unreachable:abc', forMs: 10_000 },
      });
      expect([9, 10]).toContain(told[0]?.data.lastedSeconds);
      expect(Date.parse(String(told[0]?.data.until)) - Date.parse(String(told[0]?.data.since))).toBeGreaterThan(8_000);
    },
  );

  it('says nothing of a short silence, nor of the next one because of the first', async () => {
    const { told, ticks, become } = house();
    for (let index = 0; index < 5; index += 1) {
      become('silent');
      await ticks(5);
      become('fine');
      await ticks(2);
    }
    expect(told).toEqual([]);
  });

  it('does not take the time in which the process itself stood still for an outage', async () => {
    const { told, tick, ticks, become } = house();
    await ticks(2);
    become('silent');
    await tick();
    await tick(3_600_000);
    become('fine');
    await ticks(2);
    expect(told).toEqual([]);
  });

  it('tells at the next tick what it could not tell at once', async () => {
    const { told, ticks, become, failToPublish } = house();
    become('silent');
    await ticks(8);
    failToPublish(2);
    become('fine');
    await ticks(4);
    expect(told).toHaveLength(1);
  });
});
