import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { AddressGuard } from '@app/egress';
import type { RedisConnection } from '@app/redis';
import type { CredentialVault } from '@app/vault';
import {
  Deliveries,
  type DeliveryDesk,
  DeliveryLog,
  DeliveryStore,
  WebhookEndpoints,
  createNetworkSender,
} from '@app/webhooks';

/** What a gateway knows of webhooks. It delivers nothing but tests: that is the workers' doing. */
export interface Webhooks {
  readonly endpoints: WebhookEndpoints;
  readonly deliveries: DeliveryDesk;
}

export function createWebhooks(
  connection: RedisConnection,
  vault: CredentialVault,
  { webhookAllowCidrs, publicUrl }: Pick<Settings, 'webhookAllowCidrs' | 'publicUrl'>,
  clock: Clock,
): Webhooks {
  const guard = new AddressGuard(webhookAllowCidrs, { setting: 'WEBHOOK_ALLOW_CIDRS' });
  const endpoints = new WebhookEndpoints({ connection, vault, clock, guard });
  const deliveries = new Deliveries({
    ...{ endpoints, store: new DeliveryStore(connection), log: new DeliveryLog(connection) },
    ...{ sender: createNetworkSender({ guard, clock }), clock, relayUrl: publicUrl },
  });
  return { endpoints, deliveries };
}
