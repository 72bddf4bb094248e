import { type ChildProcess, spawn } from 'node:child_process';
import type { ProcessMessage } from '@app/common';
import type { ProcessRecipe } from './kept-process';
import { prefixLines } from './prefix-lines';
import { isProcessMessage } from './is-process-message';

export type ReadyMessage<Kind extends ProcessMessage['kind']> = Extract<ProcessMessage, { kind: Kind }>;

export interface NodeProcessPlan<Kind extends ProcessMessage['kind']> {
  readonly name: string;
  readonly entry: string;
  /** The message by which it says that it can be used. */
  readonly readyWhen: Kind;
  /** What it said the first time is handed over at later starts. */
  readonly environment: (before: ReadyMessage<Kind> | undefined) => NodeJS.ProcessEnv;
  readonly patienceMs: number;
  /** Whether its lines are marked with its name, for a person to read. */
  readonly marksLines: boolean;
}

const HURRIED_PATIENCE_MS = 2_000;

/** One of our own processes. It leads a session of its own, out of reach of the terminal's Ctrl-C: we decide who stops when. */
export function nodeProcess<Kind extends ProcessMessage['kind']>(
  plan: NodeProcessPlan<Kind>,
): ProcessRecipe<ReadyMessage<Kind>> {
  let before: ReadyMessage<Kind> | undefined;
  const output = plan.marksLines ? 'pipe' : 'inherit';
  return {
    name: plan.name,
    patienceMs: plan.patienceMs,
    hurriedPatienceMs: HURRIED_PATIENCE_MS,
    spawn: () => {
      const child = spawn(process.execPath, ['--enable-source-maps', plan.entry], {
        detached: true,
        env: plan.environment(before),
        stdio: ['ignore', output, output, 'ipc'],
      });
      if (child.stdout) prefixLines(child.stdout, process.stdout, plan.name);
      if (child.stderr) prefixLines(child.stderr, process.stderr, plan.name);
      // Sending to a process that just ended fails; its exit is what counts.
      child.on('error', () => undefined);
      return child;
    },
    whenReady: async (child) => {
      before = await readyMessage(child, plan.readyWhen);
      return before;
    },
    askToStop: (child) => void child.kill('SIGTERM'),
  };
}

function readyMessage<Kind extends ProcessMessage['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<ReadyMessage<Kind>> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (isProcessMessage(message, kind)) resolve(message);
    });
  });
}
