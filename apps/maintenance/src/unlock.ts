import { AuditTrail, actAs, openAuditKey } from '@app/audit';
import { SignInThrottle, Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { Result, Store } from './command';

/** Lets a user name be tried again after too many wrong passwords, where nobody is left who could do so over the control plane. */
export async function unlock({ redis, vault }: Store, username: string): Promise<Result> {
  const users = new Users(redis, systemClock);
  await users.collection.sync();
  const user = users.findByUsername(username);
  if (!user) return { line: `There is no user ${JSON.stringify(username)}`, isGood: false };
  const trail = new AuditTrail(redis, systemClock, await openAuditKey(redis, vault));
  await actAs({ actor: { kind: 'system', task: 'maintenance' }, origin: {} }, () =>
    trail.note({ action: 'users.unlocked', subject: { type: 'users', id: user.id }, outcome: 'done' }),
  );
  await new SignInThrottle(redis).unlock(user.username);
  return { line: `${user.username} may sign in again`, isGood: true };
}
