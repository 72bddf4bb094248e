// Everything a fresh clone needs before it can run: dependencies, then the build. Quick when nothing changed.
// Runs on the machine's own Node (>= 20) and therefore uses no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const cacheFolder = join(root, '.cache');
const pinnedNode = join(root, 'node_modules', '.bin', 'node');

function filesBelow(path) {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** Runs a step when the digest of its inputs differs from the one left by the last successful run. */
function stepWhenChanged({ name, stampPath, digest, outputs, command, announcement }) {
  const isCurrent = outputs.every(existsSync) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === digest;
  if (isCurrent) return;
  console.error(announcement);
  const result = spawnSync(command[0], command.slice(1), { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) {
    console.error(`trunkline: ${name} failed${result.error ? `: ${result.error.message}` : ''}`);
    process.exit(1);
  }
  writeFileSync(stampPath, digest);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`trunkline: Node ${process.versions.node} is too old, 20 or newer is needed to set up`);
  process.exit(1);
}
mkdirSync(cacheFolder, { recursive: true });

stepWhenChanged({
  name: 'installing dependencies',
  stampPath: join(root, 'node_modules', '.trunkline-stamp'),
  digest: digestOf([join(root, 'package-lock.json')]),
  outputs: [join(root, 'node_modules'), pinnedNode],
  command: ['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
  announcement: 'trunkline: installing dependencies …',
});

if (!process.argv.includes('--no-build')) {
  stepWhenChanged({
    name: 'the build',
    stampPath: join(cacheFolder, 'build-stamp'),
    digest: digestOf([
      ...['apps', 'libs', 'config'].flatMap((folder) => filesBelow(join(root, folder))),
      ...['package-lock.json', 'tsconfig.json', 'rspack.config.mjs'].map((file) => join(root, file)),
      ...['build.mjs', 'build-console.mjs'].map((file) => join(root, 'scripts', file)),
    ]),
    outputs: [
      ...['gateway', 'worker', 'sandbox', 'supervisor', 'maintenance'].map((app) => join(root, 'dist', app, 'main.js')),
      join(root, 'dist', 'console', 'index.html'),
    ],
    command: [pinnedNode, join('scripts', 'build.mjs')],
    announcement: 'trunkline: building …',
  });
}
