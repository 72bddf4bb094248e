import { openAuditKey } from '@app/audit';
import { tellSupervisor } from '@app/common';
import { readSettings } from '@app/config';
import { connectRedis, redisReady } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { endOnSignal } from './end-on-signal';
import { startWorker } from './start-worker';

const FIRST_CONTACT_MS = 10_000;

try {
  const settings = readSettings();
  const logger = createLogger('worker', settings.logLevel);
  if (settings.redisUrl === undefined)
    throw new Error('REDIS_URL is not set: start the relay with npm start, or set it');
  const redis = connectRedis(settings.redisUrl, 'background', logger);
  await redisReady(redis, FIRST_CONTACT_MS);
  const auditKey = await openAuditKey(redis, new CredentialVault(settings.masterKeys));
  const worker = await startWorker({ settings, redis, redisUrl: settings.redisUrl, auditKey, logger });
  endOnSignal(worker, settings.drainTimeoutMs, logger);
  logger.info('worker ready');
  tellSupervisor({ kind: 'worker-ready' });
} catch (error) {
  console.error(`trunkline worker: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
