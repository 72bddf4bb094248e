import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Options } from '@node-rs/argon2';

/** What the process is asked to do; each is a function of the library by that name. */
export type HashTask =
  | { readonly run: 'hashSync'; readonly parameters: readonly [password: string, cost: Options] }
  | { readonly run: 'verifySync'; readonly parameters: readonly [passwordHash: string, password: string] };

type Answer = { readonly value: unknown } | { readonly error: string };

/** Leaves three quarters of a processor to a process of full priority, and is woken after it. Sign-ins still move on a busy machine. */
const NICENESS = 5;

/**
 * Has nothing left to do when the process that began it has ended, however that was. Signals to the whole group are for that one to answer.
 * Written as text, because a bundle is one file.
 */
const source = `
const { setPriority } = require('node:os');
const [libraryPath, niceness] = process.argv.slice(1);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
try {
  setPriority(Number(niceness));
} catch {}
const library = require(libraryPath);
process.on('message', ({ run, parameters }) => {
  try {
    process.send({ value: library[run](...parameters) });
  } catch (error) {
    process.send({ error: String(error) });
  }
});
`;

/**
 * A process that hashes passwords, one at a time, when nobody else needs the processor. Within the process that serves requests each hash
 * would take and give back 64 MiB of its memory, for which all its threads stop: with a thread of lower priority the slowest hundredth of
 * requests took twice as long as with this.
 */
export class HashProcess {
  private child: ChildProcess | undefined;

  /** Whoever asks waits for the answer before asking again. */
  async run(task: HashTask): Promise<unknown> {
    const child = (this.child ??= this.start());
    child.channel?.ref();
    try {
      const answer = await answerOf(child, task);
      if ('error' in answer) throw new Error(answer.error);
      return answer.value;
    } finally {
      // Idle, it does not keep the process that began it from ending.
      child.channel?.unref();
    }
  }

  private start(): ChildProcess {
    const library = createRequire(process.argv[1] ?? process.cwd()).resolve('@node-rs/argon2');
    const child = spawn(process.execPath, ['-e', source, library, String(NICENESS)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // It needs none of the secrets that the environment may hold.
      env: {},
    });
    const forget = (): void => {
      this.child = undefined;
    };
    child.once('exit', forget).once('error', forget);
    child.unref();
    return child;
  }
}

function answerOf(child: ChildProcess, task: HashTask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      child.off('message', answered).off('error', failed).off('exit', ended);
      act();
    };
    const ended = (code: number | null): void =>
      settle(() => reject(new Error(`the process that hashes passwords ended with ${code ?? 'a signal'}`)));
    const answered = (answer: unknown): void => settle(() => resolve(answer as Answer));
    const failed = (error: Error): void => settle(() => reject(error));
    child.on('message', answered).on('error', failed).on('exit', ended);
    child.send(task, (error) => {
      if (error) failed(error);
    });
  });
}
