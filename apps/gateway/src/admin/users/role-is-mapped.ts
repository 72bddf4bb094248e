import type { User } from '@app/auth';

/** Whether the directory gives somebody their role at every look: then it is not for administrators to change. */
export type RoleIsMapped = (user: User) => boolean;
export const ROLE_IS_MAPPED = Symbol('ROLE_IS_MAPPED');
