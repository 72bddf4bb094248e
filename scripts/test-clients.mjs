// npm run test:clients: installs the command lines below .cache and runs the suite that drives them. Apart from npm test, because they are
// some 850 MB large.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const root = join(import.meta.dirname, '..');

const clients = [
  {
    ...{ name: 'Claude Code', version: '2.1.329', variable: 'CLAUDE_CODE_PROGRAM' },
    packageName: '@anthropic-ai/claude-code',
    programsIn: (modules) => packagesOfThisPlatform(modules, '@anthropic-ai/claude-code', ['claude']),
  },
  {
    ...{ name: 'Codex', version: '0.169.0', variable: 'CODEX_PROGRAM' },
    packageName: '@openai/codex',
    programsIn: (modules) =>
      packagesOfThisPlatform(modules, '@openai/codex', ['vendor']).flatMap((vendor) =>
        namesIn(vendor).map((target) => join(vendor, target, 'bin', 'codex')),
      ),
  },
  {
    ...{ name: 'Gemini CLI', version: '0.61.0', variable: 'GEMINI_CLI_PROGRAM' },
    packageName: '@google/gemini-cli',
    programsIn: (modules) => [join(modules, '@google', 'gemini-cli', 'bundle', 'gemini.js')],
  },
];

const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/** The program lies in a package of its own for each platform; the main package's install script would only link it. */
function packagesOfThisPlatform(modules, packageName, path) {
  const [scope, name] = packageName.split('/');
  const folder = join(modules, scope);
  const isOne = (entry) => entry.startsWith(`${name}-${process.platform}-`);
  return namesIn(folder)
    .filter(isOne)
    .map((entry) => join(folder, entry, ...path));
}

/** The path of a client that can be run, installed on the way if need be. Ends the process where it cannot be. */
function ensureClient({ name, version, packageName, programsIn }) {
  const folder = join(root, '.cache', `${packageName.split('/').at(-1)}-${version}`);
  const find = () => programsIn(join(folder, 'node_modules')).find(existsSync);
  if (find() === undefined) {
    console.error(`trunkline: installing ${name} ${version} …`);
    mkdirSync(folder, { recursive: true });
    const quietly = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    spawnSync('npm', ['install', '--prefix', folder, ...quietly, `${packageName}@${version}`], { stdio: 'inherit' });
  }
  const program = find();
  if (program === undefined) {
    console.error(`trunkline: ${name} cannot be installed on this machine`);
    process.exit(1);
  }
  return program;
}

for (const client of clients) process.env[client.variable] = ensureClient(client);
process.env.REDIS_SERVER_BIN = ensureRedisServer();
const config = join(root, 'test', 'clients', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
