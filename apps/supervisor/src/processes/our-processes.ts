import { join } from 'node:path';
import type { ProcessMessage } from '@app/common';
import { type ChildVariables, childEnvironment } from '@app/config';
import { KeptProcess } from './kept-process';
import { type NodeProcessPlan, type ReadyMessage, nodeProcess } from './node-process';

export interface ChildOptions {
  /** Holds one folder for each application, with its main.js. */
  readonly applications: string;
  readonly drainTimeoutMs: number;
  readonly marksLines: boolean;
}

/** Beyond the drain time: closing connections, writing the last records. */
const GRACE_MS = 10_000;

/**
 * Names are looked up by threads, by half of them at most, and one whose servers say nothing keeps its thread for half a minute: with Node's
 * own four, two webhooks of that kind would hold up all others. It has to be said before the process begins.
 */
const WORKER_THREADS = '128';

/** The sandbox picks a port at its first start and keeps it: the other processes are told its address only once. */
export function sandboxProcess(
  options: ChildOptions,
  variables: ChildVariables,
): KeptProcess<ReadyMessage<'sandbox-ready'>> {
  return kept('sandbox', 'sandbox-ready', options, (before) => ({
    ...variables,
    SANDBOX_PORT: before ? new URL(before.url).port : '0',
  }));
}

/** With port 0 the system chooses at the first start only, so that clients find a restarted gateway where it was. */
export function gatewayProcess(
  options: ChildOptions,
  variables: ChildVariables,
  port: number,
): KeptProcess<ReadyMessage<'gateway-ready'>> {
  return kept('gateway', 'gateway-ready', options, (before) => ({
    ...variables,
    ...(before && port === 0 ? { PORT: new URL(before.url).port } : {}),
  }));
}

export function workerProcess(
  options: ChildOptions,
  variables: ChildVariables,
): KeptProcess<ReadyMessage<'worker-ready'>> {
  return kept('worker', 'worker-ready', options, () => variables, { UV_THREADPOOL_SIZE: WORKER_THREADS });
}

function kept<Kind extends ProcessMessage['kind']>(
  name: string,
  readyWhen: Kind,
  { applications, drainTimeoutMs, marksLines }: ChildOptions,
  variables: (before: ReadyMessage<Kind> | undefined) => ChildVariables,
  /** Of Node, where the operator says nothing else. */
  runtime: NodeJS.ProcessEnv = {},
): KeptProcess<ReadyMessage<Kind>> {
  const plan: NodeProcessPlan<Kind> = {
    name,
    readyWhen,
    entry: join(applications, name, 'main.js'),
    environment: (before) => ({ ...runtime, ...childEnvironment(variables(before)) }),
    patienceMs: drainTimeoutMs + GRACE_MS,
    marksLines,
  };
  return new KeptProcess(nodeProcess(plan));
}
