import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readSettings } from '@app/config';
import { type Infrastructure, createInfrastructure } from '../../apps/gateway/src/bootstrap/infrastructure';
import { testSecrets } from '../support/gateway-process';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { type Receiver, answering, startReceiver } from '../support/webhooks/receiver';
import { type WebhookWorker, startWebhookWorker } from '../support/webhooks/webhook-worker';

let server: RedisServer;
let receiver: Receiver;
let worker: WebhookWorker;
/** What a gateway is made of, by the settings that its environment says. */
let gateway: Infrastructure;
let closed: Infrastructure;

beforeAll(async () => {
  [server, receiver] = await Promise.all([startRedisServer(), startReceiver()]);
  const environment = { REDIS_URL: server.url, LOG_LEVEL: 'silent', ...testSecrets };
  const logger = pino({ level: 'silent' });
  gateway = await createInfrastructure(readSettings({ ...environment, WEBHOOK_ALLOW_CIDRS: '127.0.0.0/8' }), logger);
  closed = await createInfrastructure(readSettings(environment), logger);
  worker = await startWebhookWorker(server.url);
});

afterAll(async () => {
  await worker.stop();
  await Promise.all([gateway.close(), closed.close()]);
  await Promise.all([server.stop(), receiver.stop()]);
});

beforeEach(async () => {
  for (const { id } of gateway.webhooks.endpoints.list()) await gateway.webhooks.endpoints.delete(id);
  receiver.calls.length = 0;
  receiver.behaviours.clear();
});

async function create(path: string, given: object = {}): Promise<string> {
  const creation = await gateway.webhooks.endpoints.create(
    {
      ...{ name: path, channel: 'standard', events: ['key.*'], minimumSeverity: 'info', dedupeSeconds: 0 },
      ...{ concurrency: 4, enabled: true },
    },
    { given: { url: `${receiver.url}${path}`, ...given } },
  );
  if (creation.outcome !== 'written') throw new Error(creation.outcome);
  return creation.endpoint.id;
}
const publish = (type: 'key.created' | 'user.created'): Promise<boolean> =>
  gateway.events.publish({ type, summary: `Something of ${type}`, data: {} });
const webhookIds = (path: string): unknown[] => receiver.callsOf(path).map(({ headers }) => headers['webhook-id']);

it('an endpoint that a gateway was given is told by a worker, and the gateway shows what was delivered', async () => {
  const id = await create('/told');
  await publish('user.created');
  await publish('key.created');
  await until(() => receiver.callsOf('/told').length > 0, 'it is told', 5_000);
  const { deliveries } = gateway.webhooks;
  const delivered = async () => (await deliveries.list(id, { limit: 10, state: 'delivered' })).deliveries;
  await until(async () => (await delivered()).length === 1, 'it is written down', 5_000);
  const [delivery] = await delivered();
  expect(delivery).toMatchObject({ endpointId: id, events: [{ type: 'key.created' }], attemptCount: 1 });
  expect(webhookIds('/told')).toEqual([delivery?.id]);
});

it('what was given up is told again under the same id, and forgotten with its endpoint', async () => {
  receiver.behaviours.set('/gone', answering(410));
  const id = await create('/gone');
  await publish('key.created');
  const { endpoints, deliveries } = gateway.webhooks;
  await until(() => endpoints.get(id)?.disabledReason === 'gone', 'it is switched off', 5_000);
  await until(
    async () => (await deliveries.list(id, { limit: 1 })).deliveries[0]?.state === 'dead',
    'it is dead',
    5_000,
  );
  receiver.behaviours.clear();
  await endpoints.update({ ...endpoints.get(id)!, enabled: true });
  expect(await deliveries.replayDead(id)).toBe(1);
  await until(() => receiver.callsOf('/gone').length === 2, 'it is told again', 5_000);
  expect(new Set(webhookIds('/gone')).size).toBe(1);
  await endpoints.delete(id);
  await deliveries.forget(id);
  expect(await deliveries.list(id, { limit: 1 })).toEqual({ deliveries: [] });
});

it('a test goes out from the gateway that was asked, where WEBHOOK_ALLOW_CIDRS lets it', async () => {
  const id = await create('/test');
  await closed.webhooks.endpoints.sync();
  expect(await gateway.webhooks.deliveries.test(id)).toMatchObject({ outcome: { outcome: 'delivered' } });
  expect(await closed.webhooks.deliveries.test(id)).toMatchObject({
    outcome: { outcome: 'failed', reason: expect.stringContaining('WEBHOOK_ALLOW_CIDRS') as string },
  });
  expect(receiver.callsOf('/test')).toHaveLength(1);
});
