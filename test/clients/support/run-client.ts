import { spawn } from 'node:child_process';
import { createCleanHome, type CleanHome, type HomeFiles } from './clean-home';

export interface ClientCall {
  /** The program, and parameters after it. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly homeFiles?: HomeFiles;
}

export interface ClientRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
  readonly durationMs: number;
}

/** Nothing listens on the discard port: what is not meant for the relay ends here. */
const DEAD_END = 'http://127.0.0.1:9';
const LONGEST_RUN_MS = 90_000;

/** The path of a program that `npm run test:clients` has put there. */
export function programOf(variable: string): string {
  const program = process.env[variable];
  if (program === undefined) throw new Error(`${variable} is not set: run npm run test:clients`);
  return program;
}

/** Runs a command line as somebody would who has just installed it: a home and a folder of its own, and no other settings. */
export async function runClient(call: ClientCall): Promise<ClientRun> {
  const home = await createCleanHome(call.homeFiles);
  try {
    return await run(call, home);
  } finally {
    await home.remove();
  }
}

function run({ command: [program = '', ...parameters], environment }: ClientCall, home: CleanHome): Promise<ClientRun> {
  const startedAt = performance.now();
  const env = {
    ...{ PATH: home.searchPath, HOME: home.path, TMPDIR: home.temporaryFolder },
    ...{ HTTP_PROXY: DEAD_END, HTTPS_PROXY: DEAD_END, NO_PROXY: '127.0.0.1,localhost' },
    ...environment,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: home.workFolder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_RUN_MS);
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, output, errors, durationMs: performance.now() - startedAt });
    });
  });
}
