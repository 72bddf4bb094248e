import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Options } from '@node-rs/argon2';

/** What a thread is asked to do; each is a function of the library by that name. */
export type HashTask =
  | { readonly run: 'hashSync'; readonly parameters: readonly [password: string, cost: Options] }
  | { readonly run: 'verifySync'; readonly parameters: readonly [passwordHash: string, password: string] };

type Answer = { readonly value: unknown } | { readonly error: string };

/** Leaves three quarters of a processor to a thread of full priority, and is woken after it. Sign-ins still move on a busy machine. */
const NICENESS = 5;

/**
 * Linux has a priority for each thread, and takes the number of a thread for that of a process; elsewhere the priority stays as it is.
 * Written as text, because a bundle is one file.
 */
const source = `
const { readlinkSync } = require('node:fs');
const { setPriority } = require('node:os');
const { parentPort, workerData } = require('node:worker_threads');
try {
  setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), workerData.niceness);
} catch {}
const library = require(workerData.library);
parentPort.on('message', ({ run, parameters }) => {
  try {
    parentPort.postMessage({ value: library[run](...parameters) });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
`;

/**
 * A thread that hashes passwords, one at a time, when nobody else needs the processor. In the pool that Node keeps for such work the
 * threads have the same priority as the one that serves requests, and two hashes on two processors make every request wait.
 */
export class HashThread {
  private worker: Worker | undefined;

  /** Whoever asks waits for the answer before asking again. */
  async run(task: HashTask): Promise<unknown> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    try {
      const answer = await answerOf(worker, task);
      if ('error' in answer) throw new Error(answer.error);
      return answer.value;
    } finally {
      // An idle thread does not keep the process from ending.
      worker.unref();
    }
  }

  private start(): Worker {
    const library = createRequire(process.argv[1] ?? process.cwd()).resolve('@node-rs/argon2');
    const worker = new Worker(source, { eval: true, workerData: { niceness: NICENESS, library } });
    worker.once('exit', () => (this.worker = undefined));
    return worker;
  }
}

function answerOf(worker: Worker, task: HashTask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number): void => reject(new Error(`the thread that hashes passwords ended with ${code}`));
    const settle = (act: () => void): void => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
      act();
    };
    const answered = (answer: Answer): void => settle(() => resolve(answer));
    const failed = (error: Error): void => settle(() => reject(error));
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(task);
  });
}
