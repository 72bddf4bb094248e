export const roles = ['owner', 'admin', 'operator', 'member'] as const;
export type Role = (typeof roles)[number];

export const isAdministrator = (role: Role): boolean => role === 'owner' || role === 'admin';
