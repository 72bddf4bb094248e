// Finds the redis-server (or valkey-server) that the relay runs as its own child, and installs one where that can be done
// without asking anybody. Run as a program it prints the path. It uses no dependency, because it also serves fresh clones.
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import {
  findProgram,
  installWithApt,
  isFile,
  isProgram,
  rootPrefix,
  runs,
  unpackWithApt,
  writeStarter,
} from './install-programs.mjs';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'redis');
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

/** Without root: unpacks the packages into the cache folder, next to a starter that knows where their libraries are. */
function unpackRedisServer() {
  if (!unpackWithApt(unpackedFolder, ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'])) return false;
  return runs([writeStarter(unpackedFolder, 'usr/bin/redis-server'), '--version'], { stdio: 'ignore' });
}

function installRedisServer() {
  const asRoot = rootPrefix();
  if (findProgram('brew')) return runs(['brew', 'install', '--quiet', 'redis']);
  if (findProgram('apt-get') && asRoot) return installWithApt(asRoot, ['redis-server']);
  if (findProgram('apk') && asRoot) return runs([...asRoot, 'apk', 'add', '--no-cache', 'redis']);
  if (findProgram('dnf') && asRoot) {
    return (
      runs([...asRoot, 'dnf', 'install', '-y', '-q', 'valkey']) ||
      runs([...asRoot, 'dnf', 'install', '-y', '-q', 'redis'])
    );
  }
  if (findProgram('apt-get') && findProgram('dpkg-deb')) return unpackRedisServer();
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
