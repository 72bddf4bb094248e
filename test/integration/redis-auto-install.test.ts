import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const scripts = join(import.meta.dirname, '../../scripts');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-install-'));
  await mkdir(join(folder, 'scripts'));
  await copyFile(join(scripts, 'ensure-redis-server.mjs'), join(folder, 'scripts/ensure-redis-server.mjs'));
  // This machine has a server in one of the folders that are looked into whatever PATH says.
  const finding = await readFile(join(scripts, 'install-programs.mjs'), 'utf8');
  const blind = finding.replace(/const usualFolders = \[[^\]]*\]/, 'const usualFolders = []');
  expect(blind).not.toBe(finding);
  await writeFile(join(folder, 'scripts/install-programs.mjs'), blind);
});
afterAll(() => rm(folder, { recursive: true }));

/** Asks for a server on a machine without any program. */
function ensure(environment: Readonly<Record<string, string>>): Promise<{ code: number; words: string }> {
  const script = join(folder, 'scripts/ensure-redis-server.mjs');
  const env = { PATH: join(folder, 'no-programs'), ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, words: stdout + stderr }),
    );
  });
}

describe('a machine without redis-server', () => {
  it('is left as it is where REDIS_AUTO_INSTALL is 0, and told what can be done', async () => {
    const { code, words } = await ensure({ REDIS_AUTO_INSTALL: '0' });
    expect([code, words]).toEqual([
      1,
      expect.stringContaining('no redis-server found and REDIS_AUTO_INSTALL is 0: install'),
    ]);
    expect(words).not.toContain('installing');
  });

  it('would have one installed otherwise, and is told where that is not possible', async () => {
    const { code, words } = await ensure({});
    expect([code, words]).toEqual([
      1,
      expect.stringMatching(/installing redis-server …\n.*installing it failed: install/),
    ]);
  });

  it('gets a clear word for anything else', async () => {
    const { code, words } = await ensure({ REDIS_AUTO_INSTALL: 'maybe' });
    expect([code, words]).toEqual([1, 'trunkline: REDIS_AUTO_INSTALL must be 0 or 1, but it is "maybe"\n']);
  });
});
