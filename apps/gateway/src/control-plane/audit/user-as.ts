import type { Actor } from '@app/audit';
import type { User } from '@app/auth';

/** A user as the one who does something. */
export const userAs = ({ id, username, role }: Pick<User, 'id' | 'username' | 'role'>): Actor => ({
  ...{ kind: 'user', id, username, role },
});
