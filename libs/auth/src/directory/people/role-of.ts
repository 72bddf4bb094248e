import type { Role } from '@app/common';
import type { DirectorySettings } from '../directory-settings';
import { normalDn } from '../normal-dn';

/**
 * What the directory's groups make of somebody: the first rule that fits. Where there are rules and none fits: member. Where there is no
 * rule at all: undefined, and roles are for administrators to give.
 * @param groups DNs in normal form
 */
export function roleOf(groups: readonly string[], roleMap: DirectorySettings['roleMap']): Role | undefined {
  if (roleMap.length === 0) return undefined;
  const isIn = (groupDn: string): boolean => groups.includes(normalDn(groupDn) ?? groupDn);
  return roleMap.find(({ groupDn }) => isIn(groupDn))?.role ?? 'member';
}
