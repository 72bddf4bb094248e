import { type AuditKey, AuditTrail, actAs } from '@app/audit';
import { SignInThrottle, Users, createTeamDirectory } from '@app/auth';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { DirectoryNotices } from './events/notices/directory-notices';
import type { RepeatedTask } from './repeated-task';

/** Soon after a start, and after an owner has set a directory. Whether a run is due is another question, asked of all workers together. */
const LOOK_EVERY_MS = 5_000;

/** Looks everybody of the team's directory up again, as often as its settings say, and tells when that does not go well. */
export function createDirectorySyncTask(
  settings: Settings,
  redis: RedisConnection,
  auditKey: AuditKey,
  logger: Logger,
): RepeatedTask {
  const clock = systemClock;
  const users = new Users(redis, clock);
  users.collection.keepJournal(new AuditTrail(redis, clock, auditKey));
  const { sync, configuration, statuses } = createTeamDirectory({
    ...{ connection: redis, users, clock, logger },
    vault: new CredentialVault(settings.masterKeys),
    throttle: new SignInThrottle(redis),
    environment: settings.directory,
  });
  const notices = new DirectoryNotices(configuration, statuses, new EventLog(redis, clock));
  const actor = { kind: 'system', task: 'directory-sync' } as const;
  return {
    name: 'look up people of the directory',
    everyMs: LOOK_EVERY_MS,
    run: () =>
      actAs({ actor, origin: {} }, async () => {
        const result = await sync.run({ whenDue: true });
        const told = await notices.run();
        return told + (result.outcome === 'done' ? result.counts.changed : 0);
      }),
  };
}
