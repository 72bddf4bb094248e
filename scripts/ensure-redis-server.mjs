// Finds the redis-server (or valkey-server) that the relay runs as its own child, and installs one where that can be done
// without asking anybody. Run as a program it prints the path. It uses no dependency, because it also serves fresh clones.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'redis');
const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/sbin'];
const waysOut =
  'install redis-server 7 (or valkey), or set REDIS_SERVER_BIN to one, or set REDIS_URL to a running Redis';

/** The value of a variable, or of the file that NAME_FILE names; undefined when neither says anything. */
function setting(name) {
  const path = process.env[`${name}_FILE`]?.trim();
  if (path && !isFile(path)) fail(`${name}_FILE names ${path}, which cannot be read`);
  const text = process.env[name]?.trim() || (path ? readFileSync(path, 'utf8').trim() : '');
  return text === '' ? undefined : text;
}

function fail(message) {
  console.error(`trunkline: ${message}`);
  process.exit(1);
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...usualFolders];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** The path of a server that can be run now, or undefined. Ends the process when REDIS_SERVER_BIN names something else. */
export function findRedisServer() {
  const chosen = setting('REDIS_SERVER_BIN');
  if (chosen !== undefined) {
    const program = chosen.includes('/') ? chosen : (findProgram(chosen) ?? chosen);
    if (!isProgram(program)) fail(`REDIS_SERVER_BIN is ${JSON.stringify(chosen)}, which is not a program`);
    return program;
  }
  return [findProgram('redis-server'), findProgram('valkey-server'), join(unpackedFolder, 'redis-server')].find(
    (path) => path !== undefined && isProgram(path),
  );
}

/** Runs a command with its output on stderr, so that stdout stays free for the path. */
function runs(command, options = {}) {
  return spawnSync(command[0], command.slice(1), { stdio: ['ignore', 2, 2], ...options }).status === 0;
}

/** The words to put in front of a command that needs root, or undefined when this user cannot become root unasked. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const canSudo = findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return canSudo ? ['sudo', '-n'] : undefined;
}

/** A machine that never fetched its package lists fails the first attempt. RUNLEVEL=1 keeps the package from starting a service. */
function installWithApt(asRoot) {
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', '-qq'];
  const install = () => runs([...apt, 'install', '-y', '--no-install-recommends', 'redis-server']);
  return install() || (runs([...apt, 'update']) && install());
}

/** Without root: unpacks the packages into the cache folder, next to a starter that knows where their libraries are. */
function unpackWithApt() {
  mkdirSync(unpackedFolder, { recursive: true });
  const inFolder = { cwd: unpackedFolder };
  const packages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'];
  if (!runs(['apt-get', '-qq', 'download', ...packages], inFolder)) return false;
  if (!runs(['sh', '-c', 'set -e; for package in *.deb; do dpkg-deb -x "$package" .; rm "$package"; done'], inFolder)) {
    return false;
  }
  const starter = join(unpackedFolder, 'redis-server');
  rmSync(starter, { force: true });
  writeFileSync(
    starter,
    [
      '#!/bin/sh',
      'here=$(cd "$(dirname "$0")" && pwd)',
      'for folder in "$here"/usr/lib/*-linux-*; do LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}; done',
      'export LD_LIBRARY_PATH',
      'exec "$here/usr/bin/redis-server" "$@"',
      '',
    ].join('\n'),
  );
  chmodSync(starter, 0o755);
  return runs([starter, '--version'], { stdio: 'ignore' });
}

function installRedisServer() {
  const asRoot = rootPrefix();
  if (findProgram('brew')) return runs(['brew', 'install', '--quiet', 'redis']);
  if (findProgram('apt-get') && asRoot) return installWithApt(asRoot);
  if (findProgram('apk') && asRoot) return runs([...asRoot, 'apk', 'add', '--no-cache', 'redis']);
  if (findProgram('dnf') && asRoot) {
    return (
      runs([...asRoot, 'dnf', 'install', '-y', '-q', 'valkey']) ||
      runs([...asRoot, 'dnf', 'install', '-y', '-q', 'redis'])
    );
  }
  if (findProgram('apt-get') && findProgram('dpkg-deb')) return unpackWithApt();
  return false;
}

/** The path of a server that can be run, installed on the way if need be. Ends the process with one clear line when there is none. */
export function ensureRedisServer() {
  const found = findRedisServer();
  if (found !== undefined) return found;
  const mayInstall = setting('REDIS_AUTO_INSTALL') ?? '1';
  if (!['0', '1'].includes(mayInstall))
    fail(`REDIS_AUTO_INSTALL must be 0 or 1, but it is ${JSON.stringify(mayInstall)}`);
  if (mayInstall === '0') fail(`no redis-server found and REDIS_AUTO_INSTALL is 0: ${waysOut}`);
  console.error('trunkline: installing redis-server …');
  const installed = installRedisServer() ? findRedisServer() : undefined;
  return installed ?? fail(`no redis-server found, and installing it failed: ${waysOut}`);
}

const isProgramRun = process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename;
if (isProgramRun && setting('REDIS_URL') === undefined) console.log(ensureRedisServer());
