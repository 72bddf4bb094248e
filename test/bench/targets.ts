import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startRelayHouse } from '../support/relay-house';
import type { LoadJob, LoadResult } from './load-job';

/** Something that answers Messages requests, and the processes whose processor time it costs. */
export interface Target {
  readonly name: 'direct' | 'pass-through' | 'relay';
  readonly url: string;
  readonly headers: string[];
  readonly pids: Readonly<Record<string, number>>;
}

export interface Bench {
  readonly targets: readonly Target[];
  load(job: LoadJob): Promise<LoadResult>;
  stop(): Promise<void>;
}

const folder = import.meta.dirname;

/** Starts everything that is measured, as processes of their own, with the relay as a team would run it: nothing switched off. */
export async function startBench(): Promise<Bench> {
  // BENCH_NODE_OPTIONS=--cpu-prof profiles gateway and worker.
  const nodeOptions = process.env.BENCH_NODE_OPTIONS ?? '';
  const house = await startRelayHouse({ LOG_LEVEL: 'info', NODE_OPTIONS: nodeOptions });
  const passThrough = fork(join(folder, 'pass-through.js'), [house.sandbox.url]);
  const generator = fork(join(folder, 'load-generator.js'));
  const [{ url }] = (await once(passThrough, 'message')) as [{ url: string }];
  const common = ['content-type', 'application/json', 'anthropic-version', '2023-06-01'];
  const direct = [...common, 'x-api-key', 'sk-sandbox-benchmark'];
  return {
    targets: [
      { name: 'direct', url: house.sandbox.url, headers: direct, pids: {} },
      { name: 'pass-through', url, headers: direct, pids: { 'pass-through': pidOf(passThrough) } },
      {
        name: 'relay',
        url: house.gateway.url,
        headers: [...common, 'x-api-key', house.relayKey],
        pids: {
          gateway: pidOf(house.gateway.process),
          redis: house.redis.pid(),
          worker: pidOf(house.worker.process),
        },
      },
    ],
    load: async (job) => {
      generator.send(job);
      const [result] = (await once(generator, 'message')) as [LoadResult];
      return result;
    },
    stop: async () => {
      passThrough.disconnect();
      generator.disconnect();
      await house.stop();
    },
  };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('a process did not start');
  return pid;
}
