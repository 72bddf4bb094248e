import type { User } from './user';

type Standing = Pick<User, 'enabled' | 'deletedAt' | 'directory'>;

/**
 * The one answer to whether somebody may do anything: sign in, go on with a session, use a key. Keys need no switch of their own for
 * it, and are good again in the moment in which their owner is.
 */
export function isActive({ enabled, deletedAt, directory }: Standing): boolean {
  return enabled && deletedAt === undefined && directory?.suspended === undefined;
}
