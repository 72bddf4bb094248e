// Finds the proxies that the tests of outgoing proxies run, and openssl for a certificate of theirs, and installs what is missing where
// that can be done without asking anybody. Where it cannot, it says so, and those tests are skipped.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'proxies');
/** Program → package; tinyproxy's own package would start a service. */
const debianPackages = { microsocks: 'microsocks', tinyproxy: 'tinyproxy-bin', openssl: 'openssl' };
const programs = Object.keys(debianPackages);

const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/sbin'];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The path of a program, or undefined where there is none. */
function find(program) {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const folders = [...onPath, ...usualFolders, join(unpackedFolder, 'usr', 'bin')];
  return folders.map((folder) => join(folder, program)).find(isProgram);
}

/** Runs a command with its output on stderr. */
function runs(command, options = {}) {
  return spawnSync(command[0], command.slice(1), { stdio: ['ignore', 2, 2], ...options }).status === 0;
}

/** The words to put in front of a command that needs root, or undefined when this user cannot become root unasked. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const canSudo = find('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return canSudo ? ['sudo', '-n'] : undefined;
}

function installWithApt(asRoot, packages) {
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', '-qq'];
  const install = () => runs([...apt, 'install', '-y', '--no-install-recommends', ...packages]);
  return install() || (runs([...apt, 'update']) && install());
}

/** Without root: the programs need no library that is not there anyway. */
function unpackWithApt(packages) {
  mkdirSync(unpackedFolder, { recursive: true });
  const inFolder = { cwd: unpackedFolder };
  if (!runs(['apt-get', '-qq', 'download', ...packages], inFolder)) return false;
  return runs(['sh', '-c', 'set -e; for package in *.deb; do dpkg-deb -x "$package" .; rm "$package"; done'], inFolder);
}

function install(missing) {
  const asRoot = rootPrefix();
  const packages = missing.map((program) => debianPackages[program]);
  if (find('brew')) return runs(['brew', 'install', '--quiet', ...missing]);
  if (find('apt-get') && asRoot) return installWithApt(asRoot, packages);
  if (find('apt-get') && find('dpkg-deb')) return unpackWithApt(packages);
  return false;
}

const missingPrograms = () => programs.filter((program) => find(program) === undefined);

/** Variables that name the programs which are there: `MICROSOCKS_BIN`, `TINYPROXY_BIN`, `OPENSSL_BIN`. */
export function ensureProxies() {
  if (missingPrograms().length > 0) {
    console.error(`trunkline: installing ${missingPrograms().join(', ')} …`);
    install(missingPrograms());
  }
  const missing = missingPrograms();
  if (missing.length > 0)
    console.error(
      `trunkline: the tests with real outgoing proxies are SKIPPED: install ${missing.join(', ')} to have them run`,
    );
  const found = programs.filter((program) => !missing.includes(program));
  return Object.fromEntries(found.map((program) => [`${program.toUpperCase()}_BIN`, find(program)]));
}
