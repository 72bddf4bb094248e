import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { type Server, createConnection, createServer } from 'node:net';
import { StartError } from '../start-error';
import { socketPathIn } from './socket-path';

const ANSWER_WITHIN_MS = 2_000;
const MOST_ATTEMPTS = 5;

/** A relay runs on the data folder. */
export class DataFolderInUseError extends StartError {}

export interface DataFolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only relay on a data folder: two Redis servers would write into one file. The lock is a listening socket,
 * which ends with its process in every way of ending, and cannot be mistaken for a later process with the same number.
 * Throws StartError when another process holds it.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const path = socketPathIn(folder, 'owner.sock');
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const server = await listenOn(path);
    if (server) return { release: () => closed(server) };
    const owner = await ownerOf(path);
    if (owner !== undefined) throw isInUse(folder, owner);
    await removeLeftover(path, folder);
  }
  throw new StartError(`the data folder ${folder} cannot be locked: ${path} comes back whenever it is removed`);
}

/** Undefined when something is there already, alive or left over. */
async function listenOn(path: string): Promise<Server | undefined> {
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    connection.end(String(process.pid));
  });
  try {
    server.listen(path);
    await once(server, 'listening');
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return undefined;
    throw new StartError(`the data folder cannot be locked: ${path}: ${codeOf(error)}`, { cause: error });
  }
  return server.unref();
}

/** What the owner says of itself, or undefined when nobody listens any more. */
function ownerOf(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const connection = createConnection({ path, timeout: ANSWER_WITHIN_MS });
    connection.on('data', (chunk) => (answer += chunk.toString()));
    connection.on('error', () => resolve(undefined));
    connection.on('timeout', () => {
      connection.destroy();
      resolve('(it does not answer)');
    });
    connection.on('close', () => resolve(answer));
  });
}

/** Moved away first: between the look and the removal another start may have taken the place, and that one stays. */
async function removeLeftover(path: string, folder: string): Promise<void> {
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const owner = await ownerOf(aside);
  if (owner === undefined) {
    rmSync(aside, { force: true });
    return;
  }
  renameSync(aside, path);
  throw isInUse(folder, owner);
}

const isInUse = (folder: string, owner: string): DataFolderInUseError =>
  new DataFolderInUseError(
    `the data folder ${folder} is in use by process ${owner}: stop it, or set another DATA_DIR, or set REDIS_URL to share a Redis`,
  );

async function closed(server: Server): Promise<void> {
  const closing = once(server, 'close');
  server.close();
  await closing;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
