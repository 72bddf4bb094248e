// npm run test:claude-code: installs Claude Code below .cache and runs the suite that drives it. Apart from npm test, because the program
// is some 380 MB large.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const VERSION = '2.1.329';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.cache', `claude-code-${VERSION}`);
const packages = join(folder, 'node_modules', '@anthropic-ai');

/** The program lies in a package of its own for each platform; the main package's install script would only link it. */
function findProgram() {
  if (!existsSync(packages)) return undefined;
  return readdirSync(packages)
    .filter((name) => name.startsWith(`claude-code-${process.platform}-`))
    .map((name) => join(packages, name, 'claude'))
    .find(existsSync);
}

if (findProgram() === undefined) {
  console.error(`trunkline: installing Claude Code ${VERSION} …`);
  mkdirSync(folder, { recursive: true });
  const quietly = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const install = ['install', '--prefix', folder, ...quietly, `@anthropic-ai/claude-code@${VERSION}`];
  spawnSync('npm', install, { stdio: 'inherit' });
}
const program = findProgram();
if (program === undefined) {
  console.error('trunkline: Claude Code cannot be installed on this machine');
  process.exit(1);
}
process.env.CLAUDE_CODE_PROGRAM = program;
process.env.REDIS_SERVER_BIN = ensureRedisServer();
const config = join(root, 'test', 'claude-code', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
