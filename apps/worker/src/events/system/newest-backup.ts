import { type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** `unreadable`: the folder is not there, or may not be read. `none`: nothing in it is a backup. */
export type NewestBackup =
  | { readonly kind: 'found'; readonly name: string; readonly at: number; readonly bytes: number }
  | { readonly kind: 'none' | 'unreadable' };

/** A backup may be one file, or a folder with a copy of the data folder. */
const DEEPEST = 3;
const MOST_ENTRIES = 20_000;
/** Names under which copies are written before they are whole. */
const unfinished = /^\.|\.(?:tmp|part|partial)$|~$/;
/** A clock that is a little ahead. What is dated later than this says nothing of when it was made. */
const MOST_AHEAD_MS = 3_600_000;

/**
 * The newest file in a folder, by the time of its last change, that is not empty. Links are followed to files, not to folders.
 * @param now milliseconds since the epoch
 */
export async function newestBackup(folder: string, now: number): Promise<NewestBackup> {
  let newest: NewestBackup = { kind: 'none' };
  let left = MOST_ENTRIES;
  let depth = 0;
  for (let level = ['']; level.length > 0 && depth < DEEPEST; depth += 1) {
    const below: string[] = [];
    for (const path of level) {
      const entries = await entriesOf(join(folder, path));
      if (!entries && path === '') return { kind: 'unreadable' };
      for (const entry of entries ?? []) {
        if (unfinished.test(entry.name) || (left -= 1) < 0) continue;
        const name = join(path, entry.name);
        if (entry.isDirectory()) below.push(name);
        else newest = newerOf(newest, await backupAt(folder, name), now);
      }
    }
    level = below;
  }
  return newest;
}

/** Undefined where the folder cannot be read, or has gone meanwhile. */
const entriesOf = (path: string): Promise<Dirent[] | undefined> =>
  readdir(path, { withFileTypes: true }).catch(() => undefined);

async function backupAt(folder: string, name: string): Promise<NewestBackup> {
  const found = await stat(join(folder, name)).catch(() => undefined);
  if (!found?.isFile() || found.size === 0) return { kind: 'none' };
  return { kind: 'found', name, at: found.mtimeMs, bytes: found.size };
}

function newerOf(newest: NewestBackup, other: NewestBackup, now: number): NewestBackup {
  if (other.kind !== 'found' || other.at > now + MOST_AHEAD_MS) return newest;
  return newest.kind === 'found' && newest.at >= other.at ? newest : other;
}
