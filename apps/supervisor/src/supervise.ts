import { join } from 'node:path';
import { type ChildVariables, type SupervisorSettings, childEnvironment, readSettings } from '@app/config';
import { lockDataFolder } from './data-folder/lock';
import { makePrivateFolder } from './data-folder/private-folder';
import { ensureSecrets } from './data-folder/secrets';
import { socketPathIn } from './data-folder/socket-path';
import { unixUrl } from './data-folder/unix-url';
import { KeptProcess } from './processes/kept-process';
import { type ChildOptions, gatewayProcess, sandboxProcess, workerProcess } from './processes/our-processes';
import { reachRedis } from './redis/reach-redis';
import { redisProcess } from './redis/redis-process';
import type { StopRequest } from './stop-request';
import type { WelcomeFacts } from './welcome-screen';

export interface SuperviseOptions {
  readonly settings: SupervisorSettings;
  /** Holds one folder for each application, with its main.js. */
  readonly applications: string;
  readonly marksLines: boolean;
  readonly stop: StopRequest;
  readonly onReady: (facts: WelcomeFacts) => void;
}

type AnyProcess = Pick<KeptProcess<unknown>, 'stop'>;

/**
 * Runs the relay until a stop is requested, and leaves nothing running behind, however it ends.
 * Throws StartError or SettingsError when the relay cannot start.
 */
export async function supervise({ settings, stop, onReady, ...rest }: SuperviseOptions): Promise<void> {
  makePrivateFolder(settings.dataDirectory);
  const lock = await lockDataFolder(settings.dataDirectory);
  const running: AnyProcess[] = [];
  const stopRequested = new Promise<'stop'>((resolve) => {
    if (stop.stopping.aborted) resolve('stop');
    stop.stopping.addEventListener('abort', () => resolve('stop'));
  });
  try {
    const options: ChildOptions = { ...rest, drainTimeoutMs: settings.drainTimeoutMs };
    const outcome = await Promise.race([startAll(settings, options, stop.stopping, running), stopRequested]);
    if (outcome === 'stop') return;
    onReady(outcome);
    await stopRequested;
  } finally {
    // What was started last stops first: the gateway drains while everything it needs is still there.
    for (const process of running.toReversed()) await process.stop(stop.hurry);
    await lock.release();
  }
}

/** Every step needs the ones before it. What runs is put into `running`, also when a later step fails. */
async function startAll(
  settings: SupervisorSettings,
  options: ChildOptions,
  stopping: AbortSignal,
  running: AnyProcess[],
): Promise<WelcomeFacts> {
  const start = <Ready>(process: KeptProcess<Ready>): Promise<Ready> => {
    stopping.throwIfAborted();
    running.push(process);
    return process.start();
  };
  const { dataDirectory, redisUrl } = settings;
  const redisFolder = join(dataDirectory, 'redis');
  const socketPath = socketPathIn(redisFolder, 'redis.sock');
  const variables: ChildVariables = {
    DATA_DIR: dataDirectory,
    ...(redisUrl === undefined
      ? { REDIS_URL: unixUrl(socketPath), ...ensureSecrets(dataDirectory, settings) }
      : undefined),
  };
  // The other processes would find the same mistakes, each in its own words and after the database is up.
  const { port } = readSettings(childEnvironment(variables));

  if (redisUrl === undefined) {
    makePrivateFolder(redisFolder);
    const { redisServer: program, redisFsync: fsync } = settings;
    await start(new KeptProcess(redisProcess({ program, folder: redisFolder, socketPath, fsync })));
  } else {
    await reachRedis(redisUrl, stopping);
  }
  const sandbox = settings.bringsSandbox ? undefined : await start(sandboxProcess(options, variables));
  const everything = { ...variables, ...(sandbox ? { SANDBOX_URL: sandbox.url } : {}) };
  const [, gateway] = await Promise.all([
    start(workerProcess(options, everything)),
    start(gatewayProcess(options, everything, port)),
  ]);
  return {
    address: gateway.url.replace(/\/$/, ''),
    dataDirectory,
    usesOwnRedis: redisUrl === undefined,
    firstRun: gateway.firstRun,
  };
}
