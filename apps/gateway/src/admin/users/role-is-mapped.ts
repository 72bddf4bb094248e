import type { DirectoryState, User } from '@app/auth';

/** Whether the directory gives somebody their role each time it is asked: an administrator's word would not last. */
export function roleIsMapped({ provider }: Pick<User, 'provider'>, directory: DirectoryState): boolean {
  return provider === 'directory' && directory.state === 'on' && directory.settings.roleMap.length > 0;
}
