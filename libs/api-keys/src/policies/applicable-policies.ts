import type { ApiKey } from '../api-key';
import type { KeyOwner } from './key-owner';
import type { KeyPolicy } from './key-policy';

export type KeyBinding = Pick<ApiKey, 'groupId' | 'accountId' | 'fallbackGroupId'>;

/** Whether a policy is for somebody: it names their role, or an account group that they belong to. */
export const appliesTo = ({ roles = [], groupIds = [] }: KeyPolicy, owner: KeyOwner): boolean =>
  roles.includes(owner.role) || groupIds.some((id) => owner.groupIds.includes(id));

/**
 * Whether a policy gives its people keys with this binding.
 *
 * One that names account groups gives keys that are bound to those, whether the person belongs to them or not. One that names none gives
 * keys that are bound to the person's own groups. A key that is bound to nothing uses all groups of its owner, or the pool where its owner
 * belongs to none: a policy that names account groups gives it only to who belongs to some, and to none but those. One that names none
 * always gives it. A fallback group must be given by the same policy, and no policy gives a single account.
 */
export function covers({ accountGroupIds }: KeyPolicy, owner: KeyOwner, binding: KeyBinding): boolean {
  const { accountId, groupId, fallbackGroupId } = binding;
  if (accountId !== undefined) return false;
  const given = accountGroupIds ?? owner.groupIds;
  if (groupId !== undefined) return [groupId, fallbackGroupId ?? groupId].every((id) => given.includes(id));
  if (fallbackGroupId !== undefined) return false;
  if (accountGroupIds === undefined) return true;
  return owner.groupIds.length > 0 && owner.groupIds.every((id) => given.includes(id));
}
