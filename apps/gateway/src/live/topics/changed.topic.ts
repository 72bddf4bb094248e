import type { Permission } from '@app/auth';
import type { LiveMessage } from '../live-message';
import type { LiveChanged, RecordKind } from '../views/live-notices.view';

/** Of more at one time it is said that all may have changed. */
export const MOST_IDS = 100;

/** Who may read records of a kind is told that they have changed. */
export const permissionToRead: Readonly<Record<RecordKind, Permission>> = {
  accounts: 'accounts.read',
  'account-groups': 'accounts.read',
  'account-tests': 'accounts.read',
  'api-keys': 'keys.manage',
  users: 'users.read',
  'key-policies': 'policies.read',
  webhooks: 'webhooks.read',
  prices: 'usage.read',
  'usage-repricings': 'usage.read',
  directory: 'directory.read',
};

/** Which records have changed since that was told last. */
export class ChangedTopic {
  private readonly ids = new Map<RecordKind, Set<string>>();

  note(kind: RecordKind, id: string): void {
    const ids = this.ids.get(kind) ?? new Set();
    // One more than are told says that there are more.
    if (ids.size <= MOST_IDS) this.ids.set(kind, ids.add(id));
  }

  changes(): LiveMessage[] {
    const messages = [...this.ids].map(([kind, ids]) => ({
      event: 'changed',
      data: { kind, ids: ids.size > MOST_IDS ? null : [...ids] } satisfies LiveChanged,
      permission: permissionToRead[kind],
    }));
    this.forget();
    return messages;
  }

  forget(): void {
    this.ids.clear();
  }
}
