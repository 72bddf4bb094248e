import type { LiveEvent } from '../../../live/live-types';
import { type Permission, useProfile } from '../../../session/use-profile';

type Subject = NonNullable<LiveEvent['subject']>;

const places: Readonly<Record<Subject['kind'], readonly [page: string, permission: Permission]>> = {
  accounts: ['/accounts', 'accounts.read'],
  'account-groups': ['/groups', 'accounts.read'],
  'api-keys': ['/all-keys', 'keys.manage'],
  users: ['/people', 'users.read'],
  webhooks: ['/webhooks', 'webhooks.read'],
};

/** The page of what an event is about; undefined: there is none that this person may see. */
export function useSubjectAddress(): (subject: LiveEvent['subject']) => string | undefined {
  const { permissions } = useProfile();
  return (subject) => {
    if (subject === null) return undefined;
    const [page, permission] = places[subject.kind];
    return permissions.includes(permission) ? `${page}/${subject.id}` : undefined;
  };
}
