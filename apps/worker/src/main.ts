import { openAuditKey } from '@app/audit';
import { tellSupervisor } from '@app/common';
import { readSettings } from '@app/config';
import { connectRedis, redisReady } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { Repeater } from './repeater';
import { createTasks } from './tasks';

const FIRST_CONTACT_MS = 10_000;

try {
  const settings = readSettings();
  const logger = createLogger('worker', settings.logLevel);
  if (settings.redisUrl === undefined)
    throw new Error('REDIS_URL is not set: start the relay with npm start, or set it');
  const redis = connectRedis(settings.redisUrl, 'background', logger);
  await redisReady(redis, FIRST_CONTACT_MS);
  const auditKey = await openAuditKey(redis, new CredentialVault(settings.masterKeys));
  const repeaters = createTasks(settings, redis, auditKey, logger).map((task) => new Repeater(task, logger));
  for (const repeater of repeaters) repeater.start();

  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    void Promise.all(repeaters.map((repeater) => repeater.stop())).then(() => {
      redis.disconnect();
      logger.flush();
      process.exit(0);
    });
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  logger.info('worker ready');
  tellSupervisor({ kind: 'worker-ready' });
} catch (error) {
  console.error(`trunkline worker: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
