import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessRecipe } from '../processes/kept-process';
import { askBoundProgramToStop, spawnBoundToUs } from '../processes/spawn-bound-to-us';
import { say } from '../say';
import { StartError } from '../start-error';
import { probeServer } from './probe-server';
import { type ServerPlace, serverArguments } from './server-arguments';

const POLL_EVERY_MS = 10;
/** A Redis whose supervisor was killed is on its way out already; this is when it gets a second request. */
const ASK_LEFTOVER_AFTER_MS = 2_000;
const LEFTOVER_GONE_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 15_000;
const KEPT_OUTPUT = 4_000;
const NOT_FOUND = 127;

export interface RedisPlan extends ServerPlace {
  /** A path, or a name to be looked up on PATH. */
  readonly program: string;
}

/** The private Redis server as a process to keep running. */
export function redisProcess(plan: RedisPlan): ProcessRecipe<void> {
  let output = '';
  let isReady = false;
  let isStopping = false;
  return {
    name: 'private Redis',
    patienceMs: STOP_WITHIN_MS,
    hurriedPatienceMs: STOP_WITHIN_MS,
    prepare: (stopping) => leftoverIsGone(plan.socketPath, stopping),
    spawn: () => {
      output = '';
      isReady = false;
      const child = spawnBoundToUs(plan.program, serverArguments(plan));
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
          // What it says of its start is of interest only when that fails.
          if (isReady && !isStopping) process.stderr.write(chunk);
        });
      }
      return child;
    },
    whenReady: async (child, ended) => {
      await serverIsReady(plan.socketPath, ended);
      isReady = child.exitCode === null;
    },
    askToStop: (child: ChildProcess) => {
      isStopping = true;
      askBoundProgramToStop(child);
    },
    explainFailure: (exitCode) =>
      exitCode === NOT_FOUND
        ? `${plan.program} was not found: install redis-server, or set REDIS_SERVER_BIN or REDIS_URL`
        : `the private Redis ended before it was ready: ${lastWordsIn(output)}`,
  };
}

/** Being connected is not enough: while it reads its files, Redis answers every command with an error. */
async function serverIsReady(socketPath: string, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const state = await probeServer(socketPath);
    if (state?.isLoading === false) return;
    await delay(POLL_EVERY_MS);
  }
}

/** A second server on the same folder would take the first one's socket away and write into its files. */
async function leftoverIsGone(socketPath: string, stopping: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  let asked = false;
  for (;;) {
    const leftover = await probeServer(socketPath);
    if (!leftover) return;
    stopping.throwIfAborted();
    const waited = performance.now() - startedAt;
    if (waited > LEFTOVER_GONE_WITHIN_MS) {
      throw new StartError(
        `an earlier Redis (process ${leftover.processId}) still uses ${socketPath} and does not stop`,
      );
    }
    if (waited > ASK_LEFTOVER_AFTER_MS && !asked) {
      asked = true;
      say(`asking an earlier Redis (process ${leftover.processId}) to stop`);
      process.kill(leftover.processId, 'SIGTERM');
    }
    await delay(POLL_EVERY_MS);
  }
}

function lastWordsIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-3).join(' | ').trim() || 'it said nothing';
}
