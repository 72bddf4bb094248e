import type { DirectoryFields } from '@app/config';

/**
 * Whether a password that is only stored here would go to a server that it was not given for. Nobody can read it back, and nobody may
 * have it sent to a server of their own either.
 * @param home the values among which the password was given
 */
export function passwordGoesElsewhere(home: DirectoryFields, next: DirectoryFields): boolean {
  if (next.bindPassword === undefined) return false;
  return (next.urls ?? []).some((url) => !home.urls?.includes(url));
}
