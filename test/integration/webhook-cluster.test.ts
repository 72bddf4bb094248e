import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';
import { DeliveryHouse, endpointOf, eventOf } from '../support/webhooks/delivery-house';
import { type Receiver, answering, startReceiver } from '../support/webhooks/receiver';

let cluster: RedisCluster;
let redis: RedisConnection;
let receiver: Receiver;
beforeAll(async () => {
  [cluster, receiver] = await Promise.all([startRedisCluster(), startReceiver()]);
  redis = await openRedis(cluster.url);
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([cluster.stop(), receiver.stop()]);
});

it('deliveries go their whole way on a Redis Cluster', async () => {
  const house = new DeliveryHouse(redis);
  const quietHours = { from: '00:00', until: '23:59', timezone: 'UTC' };
  house.endpoints.put(endpointOf({ id: 'whe_a', dedupeSeconds: 60, concurrency: 1 }), `${receiver.url}/a`);
  house.endpoints.put(endpointOf({ id: 'whe_b', quietHours }), `${receiver.url}/b`);
  receiver.behaviours.set('/a', answering(500));
  for (let index = 0; index < 5; index += 1)
    await house.distribution.accept(eventOf('key.created', { data: { keyId: `key_${index}` } }));
  await house.work();
  receiver.behaviours.clear();
  await house.goOn(5_000);
  await house.goOn(86_400_000);
  expect(receiver.callsOf('/a')).toHaveLength(10);
  expect(receiver.callsOf('/b')).toHaveLength(1);
  const { deliveries } = await house.desk.list('whe_a', { state: 'delivered', limit: 3 });
  expect(deliveries).toHaveLength(3);
  expect(await house.desk.replay(deliveries[0]!.id)).toBe('waiting');
  expect(await house.desk.replayDead('whe_a')).toBe(0);
  await house.goOn(0);
  house.aheadMs += 15 * 86_400_000;
  expect(await house.log.trim(await house.store.now())).toBe(6);
  await house.desk.forget('whe_a');
  expect(await redis.smembers(redisKeys.webhooks().endpoints)).toEqual(['whe_b']);
});
