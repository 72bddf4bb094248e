import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';
import { type Place, SlotGateway, slotAccount } from '../support/slot-gateway';

let cluster: RedisCluster;
beforeAll(async () => {
  cluster = await startRedisCluster();
});
afterAll(() => cluster.stop());

it('slots are taken, waited for, renewed and given back on a cluster, and a release is heard on every gateway', async () => {
  const times = { renewEveryMs: 50, lookEveryMs: 60_000 };
  const [one, other] = [await SlotGateway.open(cluster.url, times), await SlotGateway.open(cluster.url, times)];
  const accounts = ['acc_a', 'acc_b', 'acc_c'].map((id) => slotAccount(id, { maxConcurrency: 1 }));
  const places: Place[] = [];
  for (const id of ['req_1', 'req_2', 'req_3']) places.push(await one.take(id, accounts));
  expect(places.map(({ accountId }) => accountId)).toEqual(['acc_a', 'acc_b', 'acc_c']);
  const waiting = new Promise((resolve) => {
    const place = other.wait('req_4', accounts, { onQueued: () => places[1]?.held?.release() });
    void place.then(({ accountId }) => resolve(accountId));
  });
  expect(await waiting).toBe('acc_b');
  one.kill();
  other.kill();
});
