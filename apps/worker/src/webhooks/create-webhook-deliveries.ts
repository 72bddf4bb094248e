import { type AuditKey, AuditTrail } from '@app/audit';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { AddressGuard } from '@app/egress';
import { EventHandover, EventLog } from '@app/events';
import { createJobQueue } from '@app/queue';
import type { JobHandler } from '@app/queue/worker';
import { RedisClock, type RedisConnection } from '@app/redis';
import type { Logger, WorkerMetrics } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import {
  AttemptLanes,
  DeliveryAttempts,
  DeliveryLog,
  DeliveryStore,
  DueDeliveries,
  EventDistribution,
  SwitchOff,
  WebhookEndpoints,
  createNetworkSender,
} from '@app/webhooks';
import type { Tasks } from '../repeated-task';
import { createQueuedDeliveries } from './queued-deliveries';

/** What a worker does for webhooks. */
export interface WebhookDeliveries extends Tasks {
  readonly handler: JobHandler<'webhook-deliveries'>;
}

/** Attempts at the same time in one process. They wait for others most of their time. */
export const ATTEMPTS_AT_ONCE = 200;

export function createWebhookDeliveries(
  settings: Pick<Settings, 'webhookAllowCidrs' | 'masterKeys' | 'publicUrl'>,
  redis: RedisConnection,
  auditKey: AuditKey,
  logger: Logger,
  metrics?: Pick<WorkerMetrics, 'webhookTold'>,
): WebhookDeliveries {
  const clock = systemClock;
  const guard = new AddressGuard(settings.webhookAllowCidrs, { setting: 'WEBHOOK_ALLOW_CIDRS' });
  const endpoints = new WebhookEndpoints({
    ...{ connection: redis, vault: new CredentialVault(settings.masterKeys), clock, guard },
  });
  const auditTrail = new AuditTrail(redis, clock, auditKey);
  for (const collection of [endpoints.collection, endpoints.settingsCollection]) collection.keepJournal(auditTrail);
  const jobs = createQueuedDeliveries(createJobQueue('webhook-deliveries', redis));
  const [store, log, events] = [new DeliveryStore(redis), new DeliveryLog(redis), new EventLog(redis, clock)];
  const sender = createNetworkSender({ guard, clock: RedisClock.of(redis) });
  const attempts = new DeliveryAttempts({
    ...{ endpoints, store, jobs, sender, clock, random: Math.random },
    lanes: new AttemptLanes(ATTEMPTS_AT_ONCE, () => clock.monotonic()),
    switchOff: new SwitchOff(endpoints, events),
    relayUrl: settings.publicUrl,
    onEnded: metrics?.webhookTold.bind(metrics),
  });
  const distribution = new EventDistribution(endpoints, store, jobs, logger);
  const handover = new EventHandover(events, distribution, logger, () => clock.now());
  const due = new DueDeliveries(store, jobs);
  const sweep = (): Promise<number> => endpoints.sweep().then(() => 0);
  const trim = async (): Promise<number> => log.trim(await store.now());
  return {
    everywhere: [
      { name: 'hand events to webhooks', everyMs: 250, run: () => handover.run() },
      { name: 'look for webhook deliveries that are due', everyMs: 1_000, run: () => due.run() },
    ],
    schedules: [
      { name: 'trim the log of webhook deliveries', everyMs: 600_000, run: trim },
      { name: 'sweep settings of webhook endpoints', everyMs: 600_000, run: sweep },
    ],
    handler: ({ data }) => attempts.run(data.deliveryId),
  };
}
