import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openAuditKey } from '@app/audit';
import { type Settings, readSettings } from '@app/config';
import { createJobWorker } from '@app/queue/worker';
import { CredentialVault } from '@app/vault';
import { type AccountTests, createAccountTests } from '../../../apps/worker/src/account-tests/create-account-tests';
import { openRedis } from '../open-redis';

const masterKeys = `k1:${randomBytes(32).toString('base64')}`;
const jwtSecret = randomBytes(32).toString('base64');

/** As all workers of one test are set. */
export const settingsFor = (redisUrl: string, dataDirectory: string): Settings =>
  readSettings({
    ...{ REDIS_URL: redisUrl, LOG_LEVEL: 'silent', JWT_SECRET: jwtSecret, MASTER_KEYS: masterKeys },
    ...{ DATA_DIR: dataDirectory, EGRESS_ALLOW_CIDRS: '127.0.0.0/8', TIMEZONE: 'Europe/Berlin' },
  });

/** As much of a worker as tests of accounts need, in this process and with connections of its own. */
export interface TestingWorker {
  readonly settings: Settings;
  readonly task: AccountTests['task'];
  /** Takes no more jobs. @param isSudden as when its machine dies: nothing more comes from it */
  takeNoMore(isSudden?: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** @param lockMs how long a job is this worker's after its last sign of life */
export async function startTestingWorker(redisUrl: string, lockMs = 5_000): Promise<TestingWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-account-tests-'));
  const redis = await openRedis(redisUrl);
  const logger = pino({ level: 'silent' });
  const settings = settingsFor(redisUrl, folder);
  const auditKey = await openAuditKey(redis, new CredentialVault(settings.masterKeys));
  const tests = createAccountTests(settings, redis, auditKey, logger);
  let isDead = false;
  const worker = createJobWorker(
    'account-tests',
    // What is dead neither finishes nor fails.
    (job, token) => tests.handler(job, token).then(() => (isDead ? new Promise(() => undefined) : undefined)),
    redis,
    logger,
    { concurrency: 4, lockMs },
  );
  tests.start();
  return {
    ...{ settings, task: tests.task },
    takeNoMore: async (isSudden = false) => {
      isDead = isSudden;
      await worker.close(isSudden);
      if (isSudden) redis.disconnect();
    },
    stop: async () => {
      if (!isDead) {
        await worker.close();
        await tests.stop();
      }
      redis.disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
