import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A home as it is on the day after the installation, and a folder to work in. */
export interface CleanHome {
  readonly path: string;
  readonly workFolder: string;
  readonly temporaryFolder: string;
  /** Where programs are looked for: in the home's own `bin` first. */
  readonly searchPath: string;
  remove(): Promise<void>;
}

/** By path below the home. */
export type HomeFiles = Readonly<Record<string, string>>;

/** What `bin/sandbox` prints; the sandbox makes `sandbox …` of every command that a tool asks it for, so this is what clients run. */
export const commandOutput = 'The command ran in a clean home';

export async function createCleanHome(files: HomeFiles = {}): Promise<CleanHome> {
  const path = await mkdtemp(join(tmpdir(), 'trunkline-client-'));
  const workFolder = join(path, 'work');
  const write = async (name: string, text: string, mode = 0o600): Promise<void> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text, { mode });
  };
  const temporaryFolder = join(path, 'tmp');
  await mkdir(workFolder);
  await mkdir(temporaryFolder);
  await write('bin/sandbox', `#!/bin/sh\necho '${commandOutput}'\n`, 0o700);
  // A login shell sets the path anew.
  await write('.profile', 'PATH="$HOME/bin:$PATH"\n');
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return {
    ...{ path, workFolder, temporaryFolder, searchPath: `${join(path, 'bin')}:${process.env.PATH ?? ''}` },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
