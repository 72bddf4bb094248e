import type { Role } from '@app/common';

/** Everything that a control-plane route can ask for. */
export const permissions = [
  'self.read',
  'self.write',
  'own-keys.manage',
  'accounts.read',
  'accounts.write',
  'accounts.operate',
  'keys.manage',
  'users.read',
  'users.write',
  'policies.read',
  'policies.write',
  'prices.write',
  'directory.read',
  'directory.operate',
  'directory.write',
  'audit.read',
  'audit.verify',
  'usage.read',
  'usage.write',
  'captures.read',
  'captures.write',
  'webhooks.read',
  'webhooks.write',
  'queues.read',
  'queues.operate',
  'settings.read',
] as const;
export type Permission = (typeof permissions)[number];

const everything: readonly Permission[] = permissions;
/** Whoever could change how roles come from the directory could make themselves owner; whoever could end the audit log, anything. */
const ownersOnly: ReadonlySet<Permission> = new Set<Permission>(['directory.write', 'audit.verify']);

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: everything,
  admin: everything.filter((permission) => !ownersOnly.has(permission)),
  operator: [
    ...(['self.read', 'self.write', 'accounts.read', 'accounts.operate', 'usage.read'] as const),
    ...(['webhooks.read', 'webhooks.write', 'queues.read', 'queues.operate', 'settings.read'] as const),
  ],
  member: ['self.read', 'self.write', 'own-keys.manage'],
};

export const permissionsOf = (role: Role): readonly Permission[] => permissionsByRole[role];

export const mayDo = (role: Role, permission: Permission): boolean => permissionsByRole[role].includes(permission);

/** Whether somebody may manage another person and that person's keys: an administrator manages those below, the owner everybody. */
export function mayManage(actor: Role, target: Role): boolean {
  if (actor === 'owner') return true;
  return actor === 'admin' && target !== 'owner' && target !== 'admin';
}
