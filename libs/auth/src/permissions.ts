import type { Role } from '@app/common';

/** Everything that a control-plane route can ask for. */
export const permissions = [
  'self.read',
  'own-keys.manage',
  'accounts.read',
  'accounts.write',
  'keys.manage',
  'usage.read',
] as const;
export type Permission = (typeof permissions)[number];

const everything: readonly Permission[] = permissions;

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: everything,
  admin: everything,
  operator: ['self.read', 'accounts.read', 'usage.read'],
  member: ['self.read', 'own-keys.manage'],
};

export const permissionsOf = (role: Role): readonly Permission[] => permissionsByRole[role];

export const mayDo = (role: Role, permission: Permission): boolean => permissionsByRole[role].includes(permission);

/** Whether somebody may issue, change and end another person's keys: an administrator manages those below, the owner everybody. */
export function mayManageKeysOf(actor: Role, target: Role): boolean {
  if (actor === 'owner') return true;
  return actor === 'admin' && target !== 'owner' && target !== 'admin';
}
