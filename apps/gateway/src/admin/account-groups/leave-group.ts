import type { Accounts } from '@app/accounts';
import { withChanges } from '../../control-plane/validation/with-changes';

/** More than the people who may change one account at the same moment. */
const MOST_TRIES = 10;

/**
 * Takes a group that is gone out of its accounts. One that others keep changing meanwhile stays as it is: a membership in a group that
 * does not exist lets nobody in.
 */
export async function leaveGroup(accounts: Accounts, groupId: string): Promise<void> {
  const members = accounts.list().filter(({ groupIds }) => groupIds?.includes(groupId));
  for (const { id } of members) {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const account = accounts.get(id);
      if (!account?.groupIds?.includes(groupId)) break;
      const others = account.groupIds.filter((other) => other !== groupId);
      const changed = withChanges(account, { groupIds: others.length === 0 ? null : others });
      if ((await accounts.update(changed)) === 'written') break;
    }
  }
}
