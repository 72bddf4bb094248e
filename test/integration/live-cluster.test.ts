import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventLog } from '@app/events';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { createUser, tokenFor } from '../support/control-plane/visitor';
import { foldLive } from '../support/live/fold-live';
import { LiveViewer } from '../support/live/live-viewer';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';

let cluster: RedisCluster;
let gateways: readonly [ControlPlane, ControlPlane];
beforeAll(async () => {
  cluster = await startRedisCluster();
  const options = { redisUrl: cluster.url, secrets: createSecrets() };
  gateways = [await startControlPlane(options), await startControlPlane(options)];
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await cluster.stop();
});

it('a live stream shows what all gateways of a Redis Cluster are at, and what they tell', async () => {
  const [first, second] = gateways;
  await createUser(first.users, 'owner', 'owner');
  const request = { userId: 'usr_1', keyId: 'key_1', model: 'claude-a', startedAt: 1_763_719_200_000 };
  first.picture.said = { letIn: 1, requests: [{ ...request, requestId: 'req_1', state: 'asked' }] };
  second.picture.said = {
    letIn: 2,
    waitingForAccounts: 1,
    requests: [{ ...request, requestId: 'req_2', state: 'queued' }],
  };
  await first.application.listen(0, '127.0.0.1');
  const url = `${await first.application.getUrl()}/admin/live`;
  const viewer = await LiveViewer.open(url, await tokenFor(first.application, 'owner'));
  const idsOf = (): unknown => {
    const { items = [] } = foldLive(viewer.told).running as { items?: { requestId: string }[] };
    return items.map(({ requestId }) => requestId);
  };
  await expect.poll(idsOf, { timeout: 5_000 }).toEqual(['req_1', 'req_2']);
  expect(foldLive(viewer.told)).toMatchObject({
    figures: { gateways: 2, running: 2, waitingForAccounts: 1 },
    running: { total: 3 },
  });
  await new EventLog(second.redis, second.clock).publish({
    type: 'test',
    summary: 'told',
    data: { endpointId: 'whe_1' },
  });
  await expect
    .poll(() => viewer.of('event'), { timeout: 5_000 })
    .toMatchObject([{ type: 'test', summary: 'told', subject: { kind: 'webhooks', id: 'whe_1' } }]);
  viewer.close();
});
