import { type Directory, DirectoryUnavailableError } from './directory';
import type { DirectorySettings } from './directory-settings';

/** A client of a directory. */
export function createDirectoryClient(_settings: DirectorySettings): Directory {
  const unavailable = (): Promise<never> =>
    Promise.reject(new DirectoryUnavailableError('connect', 'There is no client'));
  return { verify: unavailable, find: unavailable, test: unavailable };
}
