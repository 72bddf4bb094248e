import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FirstRun, ProcessMessage } from '../../libs/common/src/index';

const root = join(import.meta.dirname, '../..');
const STOP_TIMEOUT_MS = 10_000;

/** Secrets for tests: several gateways of one test share them, as they would in a cluster. */
export const testSecrets = {
  MASTER_KEYS: `test:${createHash('sha256').update('ring of the tests').digest('base64')}`,
  JWT_SECRET: createHash('sha256').update('signer of the tests').digest('base64'),
} as const;

/** A built process of the house, started as the supervisor would. */
export interface HouseProcess {
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** SIGKILL: no last words. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code, and kills what does not end. */
  stop(): Promise<number | null>;
}

export interface GatewayProcess extends HouseProcess {
  /** Without a slash at the end. */
  readonly url: string;
  readonly firstRun: FirstRun | undefined;
}

export type Environment = Readonly<Record<string, string>>;

/** @param environment at least REDIS_URL; DATA_DIR is a folder of its own unless given */
export async function startGateway(environment: Environment): Promise<GatewayProcess> {
  const { house, ready } = await start('gateway', { PORT: '0', ...environment });
  if (ready.kind !== 'gateway-ready') throw new Error(`the gateway said ${ready.kind}`);
  return { ...house, url: ready.url, firstRun: ready.firstRun };
}

/** @param environment at least REDIS_URL */
export async function startWorker(environment: Environment): Promise<HouseProcess> {
  return (await start('worker', environment)).house;
}

async function start(
  app: 'gateway' | 'worker',
  environment: Environment,
): Promise<{ house: HouseProcess; ready: ProcessMessage }> {
  const folder = await mkdtemp(join(tmpdir(), `trunkline-${app}-`));
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', app, 'main.js')], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', DATA_DIR: folder, ...testSecrets, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const exited = once(child, 'exit').then(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as ProcessMessage),
    exited.then(() => {
      throw new Error(`the ${app} ended before it was ready:\n${printed}`);
    }),
  ]);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
    return child.exitCode;
  };
  const house: HouseProcess = {
    process: child,
    output: () => printed,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
  return { house, ready };
}
