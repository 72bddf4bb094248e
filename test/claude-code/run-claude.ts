import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ClaudeRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
  readonly durationMs: number;
}

/** Nothing listens on the discard port: what is not meant for the relay ends here. */
const DEAD_END = 'http://127.0.0.1:9';
const LONGEST_RUN_MS = 90_000;

/** Runs Claude Code as somebody would who has just installed it: a home and a folder of its own, and no other settings. */
export async function runClaude(
  settings: Readonly<Record<string, string>>,
  ...parameters: readonly string[]
): Promise<ClaudeRun> {
  const program = process.env.CLAUDE_CODE_PROGRAM;
  if (program === undefined) throw new Error('CLAUDE_CODE_PROGRAM is not set: run npm run test:claude-code');
  const home = await mkdtemp(join(tmpdir(), 'trunkline-claude-code-'));
  try {
    return await run(program, parameters, home, {
      PATH: process.env.PATH ?? '',
      HOME: home,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      HTTP_PROXY: DEAD_END,
      HTTPS_PROXY: DEAD_END,
      NO_PROXY: '127.0.0.1,localhost',
      ...settings,
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function run(
  program: string,
  parameters: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<ClaudeRun> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
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
