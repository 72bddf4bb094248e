import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type Server, createConnection, createServer } from 'node:net';
import { StartError } from '../start-error';
import { codeOf } from './error-code';
import { OwnerPlaces } from './owner-places';

const ANSWER_WITHIN_MS = 2_000;
const MOST_ATTEMPTS = 20;

/** A relay runs on the data folder. */
export class DataFolderInUseError extends StartError {}

export interface DataFolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only relay on a data folder: two Redis servers would write into one file. The lock is a listening socket,
 * which ends with its process in every way of ending, and cannot be mistaken for a later process with the same number.
 *
 * Every owner has a number, one more than the last one's, and the highest number stays in the folder when its owner is gone: of
 * many that start after a crash, each has to take the same next number, and only one can. Throws StartError when another process
 * holds the lock.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  try {
    return await lock(folder);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`the data folder ${folder} cannot be locked: ${codeOf(error)}`, { cause: error });
  }
}

async function lock(folder: string): Promise<DataFolderLock> {
  const places = new OwnerPlaces(folder);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const last = places.last();
    const owner = last === 0 ? undefined : await ownerOf(places.pathOf(last));
    if (owner !== undefined) throw isInUse(folder, owner);
    const server = await takePlace(places, last + 1);
    if (server) return { release: () => closed(server) };
  }
  throw new StartError(`the data folder ${folder} cannot be locked: others lock it and let go of it all the time`);
}

/** Undefined when another one was quicker. The socket gets its number when it listens already: one that does not counts as left. */
async function takePlace(places: OwnerPlaces, number: number): Promise<Server | undefined> {
  const path = places.pathOfNew();
  const server = await listenOn(path);
  const isOurs = places.take(path, number);
  // While ours was made a later one may have come, gone through and cleared the number away that was ours to take.
  if (isOurs && places.last() === number) {
    places.clearBefore(number);
    return server;
  }
  if (isOurs) rmSync(places.pathOf(number), { force: true });
  await closed(server);
  return undefined;
}

async function listenOn(path: string): Promise<Server> {
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    connection.end(String(process.pid));
  });
  server.listen(path);
  await once(server, 'listening');
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

const isInUse = (folder: string, owner: string): DataFolderInUseError =>
  new DataFolderInUseError(
    `the data folder ${folder} is in use by process ${owner}: stop it, or set another DATA_DIR, or set REDIS_URL to share a Redis`,
  );

async function closed(server: Server): Promise<void> {
  const closing = once(server, 'close');
  server.close();
  await closing;
}
