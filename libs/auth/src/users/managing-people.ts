import type { Role } from '@app/common';
import { mayManage } from '../permissions';
import type { User } from './user';

/** What decides whether a change of somebody is the actor's to make. Deleting somebody switches them off, too. */
export interface ManagedChange {
  readonly role?: Role | undefined;
  readonly enabled?: boolean | undefined;
}

/**
 * - `person`: the actor's role does not manage this person.
 * - `role`: the actor's role does not manage people of the role that this person would have.
 * - `own-role`, `own-switch`: nobody changes their own role or shuts themselves out, so that one mistake leaves somebody to undo it.
 */
export type ManagingObjection = 'person' | 'role' | 'own-role' | 'own-switch';

type Somebody = Pick<User, 'id' | 'role'>;

/** What stands against a change that `actor` wants to make of `target`; undefined: nothing. */
export function objectionToManaging(
  actor: Somebody,
  target: Somebody,
  { role, enabled }: ManagedChange,
): ManagingObjection | undefined {
  if (!mayManage(actor.role, target.role)) return 'person';
  if (role !== undefined && !mayManage(actor.role, role)) return 'role';
  if (actor.id !== target.id) return undefined;
  if (role !== undefined && role !== target.role) return 'own-role';
  return enabled === false ? 'own-switch' : undefined;
}
