import { AuditChain, type AuditKey } from '@app/audit';
import { AuditRetention, HeadWitness } from '@app/audit/worker';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { Tasks } from './repeated-task';

/** What is done for the audit log. Gateways chain what they write themselves; the worker sweeps up what they did not get to. */
export function createAuditTasks(
  settings: Settings,
  redis: RedisConnection,
  auditKey: AuditKey,
  logger: Logger,
): Tasks {
  const now = (): number => systemClock.now();
  const chain = new AuditChain(redis, auditKey);
  const retention = new AuditRetention(redis, auditKey, settings.auditRetentionDays, now);
  const witness = new HeadWitness(redis, auditKey, logger, now);
  return {
    everywhere: [{ name: 'chain audit entries', everyMs: 1_000, run: () => chain.drain() }],
    schedules: [
      { name: 'trim the audit log', everyMs: 600_000, run: () => retention.run() },
      { name: 'say where the audit log ends', everyMs: 60_000, run: () => witness.run() },
    ],
  };
}
