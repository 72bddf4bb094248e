import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { StartError } from '../start-error';

const OPEN_TO_OTHERS = 0o077;

/** Makes a folder that only this user can enter, or takes away from others what they could do in an existing one. */
export function makePrivateFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
  } catch (error) {
    throw new StartError(`the folder ${path} cannot be used: ${messageOf(error)}`, { cause: error });
  }
}

/** Throws StartError when somebody else owns the file or folder, or when its mode lets them in. */
export function refuseWhenOpenToOthers(path: string): void {
  const { mode, uid } = lstatSync(path);
  if (uid !== process.getuid?.())
    throw new StartError(`${path} belongs to another user: give it to the user who runs the relay`);
  if ((mode & OPEN_TO_OTHERS) === 0) return;
  throw new StartError(
    `${path} can be read by others (mode ${(mode & 0o777).toString(8)}): chmod go= it, and think about new secrets`,
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
