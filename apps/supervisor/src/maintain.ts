import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ChildVariables, type SupervisorSettings, childEnvironment } from '@app/config';
import { DataFolderInUseError, lockDataFolder } from './data-folder/lock';
import { ensureSecrets } from './data-folder/secrets';
import { socketPathIn } from './data-folder/socket-path';
import { unixUrl } from './data-folder/unix-url';
import { KeptProcess } from './processes/kept-process';
import { redisProcess } from './redis/redis-process';
import { StartError } from './start-error';

export interface MaintainOptions {
  readonly settings: SupervisorSettings;
  /** Holds one folder for each application, with its main.js. */
  readonly applications: string;
  /** The command and what it is about. */
  readonly words: readonly string[];
}

/**
 * Runs one command of the maintenance process on this relay's store: with the Redis of REDIS_URL, with the private one of a relay that
 * runs, or with the private one that is started for it where none does.
 * Throws StartError when there is no store.
 * @returns the exit code of the command
 */
export async function maintain({ settings, applications, words }: MaintainOptions): Promise<number> {
  const { dataDirectory, redisUrl } = settings;
  const runCommand = (variables: ChildVariables): Promise<number> =>
    exitCodeOf(join(applications, 'maintenance', 'main.js'), words, variables);
  if (redisUrl !== undefined) return runCommand({ DATA_DIR: dataDirectory });

  const folder = join(dataDirectory, 'redis');
  if (!existsSync(folder)) throw new StartError(`there is no relay in the data folder ${dataDirectory}`);
  const socketPath = socketPathIn(folder, 'redis.sock');
  const lock = await lockDataFolder(dataDirectory).catch((error: unknown) => {
    if (error instanceof DataFolderInUseError) return undefined;
    throw error;
  });
  const variables = {
    ...{ DATA_DIR: dataDirectory, REDIS_URL: unixUrl(socketPath) },
    ...ensureSecrets(dataDirectory, settings),
  };
  if (!lock) return runCommand(variables);
  const { redisServer: program, redisFsync: fsync } = settings;
  const redis = new KeptProcess(redisProcess({ program, folder, socketPath, fsync }));
  try {
    await redis.start();
    return await runCommand(variables);
  } finally {
    await redis.stop(new AbortController().signal);
    await lock.release();
  }
}

async function exitCodeOf(entry: string, words: readonly string[], variables: ChildVariables): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', entry, ...words], {
    env: childEnvironment(variables),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
