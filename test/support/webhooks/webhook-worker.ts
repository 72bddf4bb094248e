import { type AuditKey, openAuditKey } from '@app/audit';
import { AddressGuard } from '@app/egress';
import { systemClock } from '@app/common';
import { JobConsumer } from '@app/queue/worker';
import type { RedisConnection } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { type NewWebhookEndpoint, WebhookEndpoints } from '@app/webhooks';
import { Repeater } from '../../../apps/worker/src/repeater';
import { ATTEMPTS_AT_ONCE, createWebhookDeliveries } from '../../../apps/worker/src/webhooks/create-webhook-deliveries';
import { testSecrets } from '../gateway-process';
import { openRedis } from '../open-redis';
import { SECRET } from './delivery-house';

const logger = createLogger('test', 'silent');
/** The same that built workers of tests have. */
const ring = [{ id: 'test', secret: Buffer.from(testSecrets.MASTER_KEYS.slice('test:'.length), 'base64') }];
export const LOOPBACK = ['127.0.0.0/8'];

/** What a worker has of webhooks, with connections of its own and a real queue. */
export interface WebhookWorker {
  readonly connection: RedisConnection;
  stop(): Promise<void>;
}

export async function startWebhookWorker(redisUrl: string): Promise<WebhookWorker> {
  const connection = await openRedis(redisUrl);
  const auditKey: AuditKey = await openAuditKey(connection, new CredentialVault(ring));
  const settings = { webhookAllowCidrs: LOOPBACK, masterKeys: ring, publicUrl: undefined };
  const { everywhere, handler } = createWebhookDeliveries(settings, connection, auditKey, logger);
  const consumer = new JobConsumer('webhook-deliveries', handler, connection, logger, {
    concurrency: ATTEMPTS_AT_ONCE,
  });
  const repeaters = everywhere.map((task) => new Repeater(task, logger));
  consumer.start();
  for (const repeater of repeaters) repeater.start();
  return {
    connection,
    stop: async () => {
      await Promise.all([...repeaters.map((repeater) => repeater.stop()), consumer.stop(AbortSignal.timeout(200))]);
      connection.disconnect();
    },
  };
}

/** An endpoint for programs, told at this address. @returns its id */
export async function createEndpoint(
  connection: RedisConnection,
  url: string,
  change: Partial<NewWebhookEndpoint> = {},
): Promise<string> {
  const endpoints = new WebhookEndpoints({
    ...{ connection, vault: new CredentialVault(ring), clock: systemClock, guard: new AddressGuard(LOOPBACK) },
  });
  await endpoints.sync();
  const made = await endpoints.create(
    {
      ...{ name: url, channel: 'standard', events: ['*'], minimumSeverity: 'info', dedupeSeconds: 0 },
      ...{ concurrency: 4, enabled: true, ...change },
    },
    { given: { url, secrets: [SECRET] } },
  );
  if (made.outcome !== 'written') throw new Error(`the endpoint could not be made: ${made.outcome}`);
  return made.endpoint.id;
}
