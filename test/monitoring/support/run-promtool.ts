import { spawnSync } from 'node:child_process';

export interface PromtoolRun {
  readonly code: number | null;
  readonly output: string;
}

/** @param input what it reads from its standard input */
export function runPromtool(words: readonly string[], input = '', folder?: string): PromtoolRun {
  const program = process.env.PROMTOOL_BIN ?? 'promtool';
  const { status, stdout, stderr } = spawnSync(program, [...words], {
    ...{ input, encoding: 'utf8' },
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  return { code: status, output: stdout + stderr };
}
