import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../say';
import { StartError } from '../start-error';
import { Backoff } from './backoff';

/** How to run one process; the rules of keeping it running are the same for all. */
export interface ProcessRecipe<Ready> {
  readonly name: string;
  /** Clears the way before every start. */
  prepare?(stopping: AbortSignal): Promise<void>;
  spawn(): ChildProcess;
  /** Resolves when the process can be used. `ended` aborts when it never will be. */
  whenReady(child: ChildProcess, ended: AbortSignal): Promise<Ready>;
  askToStop(child: ChildProcess): void;
  /** Why it ended before it was ready, when its exit code does not say it all. */
  explainFailure?(exitCode: number | null): string | undefined;
  /** How long it may take to stop before it is killed, and how long once the operator is in a hurry. */
  readonly patienceMs: number;
  readonly hurriedPatienceMs: number;
}

/** Runs a process, starts it again whenever it ends unasked, and stops it. */
export class KeptProcess<Ready> {
  private readonly stopping = new AbortController();
  private readonly backoff = new Backoff();
  private current: { readonly child: ChildProcess; readonly ended: Promise<void> } | undefined;

  constructor(private readonly recipe: ProcessRecipe<Ready>) {}

  get name(): string {
    return this.recipe.name;
  }

  /** Resolves when the process is ready. Throws StartError when it ends before that: the first start is not repeated. */
  async start(): Promise<Ready> {
    const { recipe, stopping } = this;
    await recipe.prepare?.(stopping.signal);
    stopping.signal.throwIfAborted();
    const startedAt = performance.now();
    const child = recipe.spawn();
    const end = new AbortController();
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code ?? 'unknown'}`));
    }).finally(() => end.abort());
    this.current = { child, ended: ended.then(() => undefined) };
    const ready = await Promise.race([
      recipe.whenReady(child, end.signal),
      ended.then((how) => {
        throw new StartError(
          recipe.explainFailure?.(child.exitCode) ?? `the ${recipe.name} ended before it was ready (${how})`,
        );
      }),
    ]);
    void ended.then((how) => this.startAgain(how, performance.now() - startedAt));
    return ready;
  }

  /** Asks the process to stop and waits for its end; a process that takes too long is killed. */
  async stop(hurry: AbortSignal): Promise<void> {
    this.stopping.abort();
    if (!this.current) return;
    const { child, ended } = this.current;
    if (hasEnded(child)) return;
    this.recipe.askToStop(child);
    const finished = new AbortController();
    void ended.then(() => finished.abort());
    await waitFor(this.recipe.patienceMs, [finished.signal, hurry]);
    if (!hasEnded(child) && hurry.aborted) {
      this.recipe.askToStop(child);
      await waitFor(this.recipe.hurriedPatienceMs, [finished.signal]);
    }
    if (!hasEnded(child)) {
      say(`the ${this.name} does not stop and is killed`);
      killGroup(child);
    }
    await ended;
  }

  private async startAgain(how: string, ranForMs: number): Promise<void> {
    for (let reason = how, ranFor = ranForMs; !this.stopping.signal.aborted; ranFor = 0) {
      const delayMs = this.backoff.nextDelayMs(ranFor);
      say(`the ${this.name} ended unexpectedly (${reason}), starting it again in ${delayMs / 1000} s`);
      await waitFor(delayMs, [this.stopping.signal]);
      try {
        await this.start();
        say(`the ${this.name} is running again`);
        return;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  }
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Ends early when one of the signals aborts. */
async function waitFor(ms: number, signals: AbortSignal[]): Promise<void> {
  await delay(ms, undefined, { signal: AbortSignal.any(signals) }).catch(() => undefined);
}

/** Every process here leads a group of its own, so that what it started goes with it. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
