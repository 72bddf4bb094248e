import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseWhenOpenToOthers } from './private-folder';

/** The kernel's limit is 108 bytes on Linux and 104 on macOS, the closing zero included. */
const LONGEST_SOCKET_PATH = 100;

/** Where the socket of a folder is: in the folder, or in a private folder for temporary files when that path would be too long. */
export function socketPathIn(folder: string, name: string): string {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return path;
  const shortFolder = join(tmpdir(), `trunkline-${process.getuid?.() ?? 0}`);
  mkdirSync(shortFolder, { recursive: true, mode: 0o700 });
  // Anybody can make folders there: one that was put in our way would give away the Redis behind the socket.
  refuseWhenOpenToOthers(shortFolder);
  return join(shortFolder, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}-${name}`);
}
