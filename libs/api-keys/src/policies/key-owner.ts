import type { Role } from '@app/common';

/** Whose rights bound a key. */
export interface KeyOwner {
  readonly id: string;
  readonly role: Role;
  /** Every account group that the person belongs to, by their own record and by the directory. */
  readonly groupIds: readonly string[];
}
