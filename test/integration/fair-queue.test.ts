import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type Place, SlotGateway, type WaitOptions, commandsDuring, slotAccount } from '../support/slot-gateway';
import { until } from '../support/supervisor/until';

let server: RedisServer;
let gateways: SlotGateway[];
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  gateways = [];
  for (let number = 0; number < 3; number += 1) gateways.push(await SlotGateway.open(server.url));
  await gateways[0]!.redis.flushall();
});
afterEach(() => {
  for (const one of gateways) one.kill();
});

const one = slotAccount('acc_a', { maxConcurrency: 1 });
const waiters = (id = 'acc_a') => gateways[0]!.redis.zcard(redisKeys.accountSlots(id).waiters);

/** Requests that wait one behind the other for an account whose only slot is taken; `order` fills up as they are served. */
class Line {
  readonly order: string[] = [];
  readonly places: Promise<Place>[] = [];
  private current: Place | undefined;
  private served: Place[] = [];

  async open(): Promise<void> {
    this.current = await gateways[0]!.take('req_first', [one]);
  }

  /** Joins and is in the queue when the promise is fulfilled. */
  async join(requestId: string, options: WaitOptions, gateway = gateways[0]!): Promise<void> {
    await new Promise<void>((resolve) => {
      const place = gateway.wait(requestId, [one], { ...options, onQueued: () => resolve() });
      void place.then((given) => {
        if (given.held) {
          this.order.push(requestId);
          this.served.push(given);
        }
        resolve();
      });
      this.places.push(place);
    });
  }

  /** Gives the slot back and waits until the next one has it. */
  async next(): Promise<void> {
    const count = this.order.length;
    (this.served.at(-1) ?? this.current)?.held?.release();
    await until(() => this.order.length > count, `somebody comes after ${count}`);
  }

  async serve(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) await this.next();
  }
}

describe('the queue for a slot', () => {
  it('serves a user with two requests among the first although another has two hundred waiting', async () => {
    const line = new Line();
    await line.open();
    for (let index = 0; index < 200; index += 1)
      await line.join(`req_h${index}`, { userId: 'usr_heavy' }, gateways[index % 3]);
    await line.join('req_l0', { userId: 'usr_light' }, gateways[1]);
    await line.join('req_l1', { userId: 'usr_light' }, gateways[2]);
    await line.serve(4);
    expect(line.order.slice(0, 4)).toContain('req_l0');
    expect(line.order.slice(0, 4)).toContain('req_l1');
  });

  it('serves the requests of one user in the order in which they came, whatever the gateway', async () => {
    const line = new Line();
    await line.open();
    const ids = Array.from({ length: 30 }, (_, index) => `req_${(index * 7) % 30}`);
    for (const [index, id] of ids.entries()) await line.join(id, {}, gateways[index % 3]);
    await line.serve(30);
    expect(line.order).toEqual(ids);
  });

  it('shares in proportion to the weights', async () => {
    const line = new Line();
    await line.open();
    for (let index = 0; index < 40; index += 1) {
      await line.join(`req_a${index}`, { userId: 'usr_a', weight: 1 }, gateways[index % 3]);
      await line.join(`req_b${index}`, { userId: 'usr_b', weight: 3 }, gateways[(index + 1) % 3]);
    }
    await line.serve(40);
    const share = line.order.filter((id) => id.startsWith('req_b')).length / line.order.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.8);
  });

  it('lets nobody push in who does not wait', async () => {
    const line = new Line();
    await line.open();
    await line.join('req_1', {}, gateways[1]);
    gateways[1]!.kill();
    await gateways[0]!.redis.del(redisKeys.accountSlots('acc_a').leases);
    expect((await gateways[2]!.take('req_2', [one])).outcome).toBe('slots-taken');
  });

  it('wakes on a release, on whatever gateway, long before it would look by itself', async () => {
    const patient = await SlotGateway.open(server.url, { lookEveryMs: 60_000 });
    gateways.push(patient);
    const line = new Line();
    await line.open();
    await line.join('req_1', {}, patient);
    const since = performance.now();
    await line.next();
    expect(performance.now() - since).toBeLessThan(500);
  });

  it('looks by itself when a message was lost', async () => {
    const line = new Line();
    await line.open();
    await line.join('req_1', {}, gateways[1]);
    await gateways[0]!.redis.del(redisKeys.accountSlots('acc_a').leases);
    await until(() => line.order.length === 1, 'it has looked', 3_000);
  });

  it('asks Redis for one waiter of many when it looks by itself', async () => {
    const line = new Line();
    await line.open();
    for (let index = 0; index < 50; index += 1) await line.join(`req_${index}`, {});
    let looks = 0;
    const commands = await commandsDuring(gateways[1]!.redis, async () => {
      const { waiterExpiries } = redisKeys.accountSlots('acc_a');
      const before = await gateways[1]!.redis.zscore(waiterExpiries, 'req_0 usr_1');
      await until(async () => {
        looks += 1;
        return (await gateways[1]!.redis.zscore(waiterExpiries, 'req_0 usr_1')) !== before;
      }, 'waiters have been renewed');
    });
    expect(looks).toBeGreaterThan(0);
    expect(commands).toBeLessThanOrEqual(3);
  });

  it('lets a client go at once, and the one behind it move up', async () => {
    const line = new Line();
    await line.open();
    const leaving = new AbortController();
    await line.join('req_1', { signal: leaving.signal }, gateways[1]);
    await line.join('req_2', {}, gateways[2]);
    leaving.abort();
    expect((await line.places[0])?.outcome).toBe('left');
    await until(async () => (await waiters()) === 1, 'one is left in the queue');
    await line.next();
    expect(line.order).toEqual(['req_2']);
  });

  it('gives back what comes too late for a client that left meanwhile', async () => {
    const leaving = new AbortController();
    const place = gateways[0]!.wait('req_1', [one], { signal: leaving.signal });
    leaving.abort();
    expect((await place).outcome).toBe('left');
    expect((await gateways[1]!.wait('req_2', [one])).outcome).toBe('taken');
  });

  it('ends a wait at its deadline', async () => {
    const line = new Line();
    await line.open();
    expect(await gateways[1]!.wait('req_1', [one], { waitMs: 50 })).toEqual({ outcome: 'wait-timed-out', position: 1 });
    await until(async () => (await waiters()) === 0, 'it has left the queue');
  });

  it('is full for a user who has as many waiting as allowed, and for nobody else', async () => {
    const line = new Line();
    await line.open();
    await line.join('req_1', { size: 2 });
    await line.join('req_2', { size: 2 }, gateways[1]);
    expect((await gateways[2]!.wait('req_3', [one], { size: 2 })).outcome).toBe('queue-full');
    await line.join('req_4', { size: 2, userId: 'usr_2' });
    expect(await waiters()).toBe(3);
  });

  it('refuses at once who would wait longer than it can, when more than half of the queue is taken', async () => {
    const line = new Line();
    await line.open();
    for (let index = 0; index < 10; index += 1) {
      expect((await gateways[0]!.wait(`req_t${index}`, [one], { waitMs: 30 })).outcome).toBe('wait-timed-out');
    }
    const ask = (id: string, waitMs: number) => gateways[0]!.wait(id, [one], { size: 4, waitMs });
    expect((await ask('req_1', 25)).outcome).toBe('wait-timed-out');
    for (const id of ['req_2', 'req_3', 'req_4']) await line.join(id, { size: 4 });
    expect((await ask('req_5', 25)).outcome).toBe('wait-too-long');
    expect((await ask('req_6', 60)).outcome).toBe('wait-timed-out');
  });

  it('passes over the waiters of a gateway that died', async () => {
    const dying = await SlotGateway.open(server.url, { waiterMs: 200, lookEveryMs: 50 });
    const line = new Line();
    await line.open();
    await line.join('req_dead', {}, dying);
    await line.join('req_1', {}, gateways[1]);
    dying.kill();
    await line.next();
    expect(line.order).toEqual(['req_1']);
  });

  it('takes whichever of several accounts is free first, and leaves the queues of the others', async () => {
    const other = slotAccount('acc_b', { maxConcurrency: 1 });
    const held = [await gateways[0]!.take('req_1', [one]), await gateways[0]!.take('req_2', [other])];
    const place = gateways[1]!.wait('req_3', [one, other]);
    await until(async () => (await waiters('acc_b')) === 1, 'it waits');
    held[1]?.held?.release();
    expect((await place).accountId).toBe('acc_b');
    expect(await waiters()).toBe(0);
  });

  it('leaves nothing in Redis when all is over', async () => {
    const line = new Line();
    await line.open();
    for (let index = 0; index < 9; index += 1) await line.join(`req_${index}`, { weight: 3 }, gateways[index % 3]);
    await line.serve(9);
    (await line.places[8])?.held?.release();
    await until(async () => (await gateways[0]!.keys()).length === 0, 'all keys have gone');
  });
});
