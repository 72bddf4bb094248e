import { Accounts } from '@app/accounts';
import { type AuditKey, AuditTrail } from '@app/audit';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { Egress } from '@app/egress';
import { createPlatformAdapters, createSharedCredentialSource } from '@app/platforms';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { RefreshTokens } from './refresh-tokens';
import type { RepeatedTask } from './repeated-task';

/** Several times between 80 and 90 percent of five minutes, the shortest life that is watched. */
const EVERY_MS = 10_000;

/** Keeps tokens of accounts fresh, so that requests seldom wait for one. */
export function createRefreshTokensTask(
  settings: Settings,
  redis: RedisConnection,
  auditKey: AuditKey,
  logger: Logger,
): RepeatedTask {
  const clock = systemClock;
  const vault = new CredentialVault(settings.masterKeys);
  const accounts = new Accounts(redis, vault, clock);
  accounts.credentialCollection.keepJournal(new AuditTrail(redis, clock, auditKey));
  const egress = new Egress({
    ...settings,
    trustedOrigins: settings.sandboxUrl ? [new URL(settings.sandboxUrl).origin] : [],
  });
  accounts.collection.onChange((id) => egress.release(id));
  const source = createSharedCredentialSource({
    ...{ accounts, adapters: createPlatformAdapters(settings), egress, connection: redis, vault, clock, logger },
    dataDirectory: settings.dataDirectory,
  });
  const refresh = new RefreshTokens(accounts, source, logger);
  return { name: 'renew tokens before they end', everyMs: EVERY_MS, run: () => refresh.run() };
}
